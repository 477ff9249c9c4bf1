"""Comparable question text → the things it names (bodies, people, meeting, item numbers), taken out of the text.

Each recogniser returns what it found with its place; what it found is replaced by blanks, so that later stages see
only the frame of the question and its topic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import places
from knowledge.grams import bigrams, soft, sound
from knowledge.model import AskedBody
from knowledge.questions.lexicon import LEVELS, bare, blurs, identity, weak_forms
from knowledge.word_classes import is_word
from knowledge.word_classes import words as tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.questions.lexicon import Lexicon
    from knowledge.questions.slate import Slate

_BEFORE = re.compile(
    r"(?:^|[\s，、,。？?！!：:“]|那|和|与|跟|及|问|由|给|是|请|的|我们|咱们|俺们|我|咱|请汇总|汇总|说说|看看|查查|查|还有|麻烦|一下|让|叫|对)$"
)
_AFTER = re.compile(
    r"^(?:$|[\s，、,。？?！!”]|和|与|跟|及|呢|还有|分别|各自|[两三四五]家|各(?:自)?(?=有|来|派|要|是)|都|这边|那边|这头|那头|这块|那块|那个|那两|这两|这里|部门|口|系统|条线|单位|局里|方面|上(?!要|得|须|该|[有是提]?(?:什么|啥|哪些|何)?(?:具体)?(?:要求|规定|措施))|"
    r"的呢|的也|的(?=[？?]?$)|的(?:同志|人|领导)|的?(?:活|任务|事|工作任务|职责|分工|责任|要求)|的(?:报告|办法|政策|方案)?谁|有(?=哪|什么|啥|几[项件个条]|没|任务|事|活)|要|需|得|该|应|承担|领|接|分到|干|做|办|落实|负责|牵头|谁|派|来|去|列席|出席|"
    r"参加|参会|到会|在|哪位|哪个人|是谁|是不是|都|被|在这|这次|这趟|这回|会后|后[头面续]|接下来|下一步|往后|散会|交办|点名|任务|配合|管|呀|啊|吗)"
)
# A body's last character that goes on into another word: 考核办|法, 常委会|议.
_GOES_ON = re.compile(
    r"(?:办(?=法|理|公|学|事|结|好|成)|委(?=员|托)|会(?=议)|部(?=门|分|署|位)|处(?=理|置|罚|分)|政府(?=工作报|性|投资|采购|购买)|局(?=面|部|势)|院(?=感)|中心(?=城))"
)
_MATTER = re.compile(r"办法|办理|法|标准|方案|规划|规定|报告|条例|计划|项目|资金")  # 考核|办法 is no body
_SUFFIXED = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:局|[菊橘桔剧句](?!花|子|场|院|烈|情|团)|委员会|委|办公室|办|中心|集团|公司|街道|镇|大队|科(?!技|学|研)|课(?![程后堂])|处(?!理|置)|部(?!门|分|署|队|位|长)|监委会|理事会|业委会|董事会|监事会|站|所|院|组|校)"
)
_LEVEL_BEFORE = re.compile(rf"(?:我们|咱们|我|咱|全|本)?(?P<level>[{LEVELS}])$")
_OF_PEOPLE = re.compile(
    r"哪个(?:单位|局|部门|镇|地方)|哪家|什么职务|列席|出席|请(?:过|了)?[^，。？?]{0,3}假|来了|到了|参加|主持|代表|负责|牵头|任务"
)
# 副市长某某: the post in front of a name is no matter of its own
_POST_BEFORE = re.compile(r"(?:副?(?:市长|县长|区长|镇长|乡长|校长|局长|主任|书记|总经理|董事长|经理)|秘书长)$")
_OPENS_NAME = re.compile(rf"(?:[{LEVELS}的和跟与由请给问查让对是]|我们|咱们|[这那]个)$")
_INITIALS = re.compile(r"(?<![a-z0-9])[a-z]{2,6}(?![a-z0-9])")
_GROUP = re.compile(
    r"各(?:地|部门|镇街(?!道)|镇|街道|区镇|乡镇|单位|级|板块|村|社区|有关部门|责任单位|县区|和|、|（|）|各|有关|相关|直属|企业){0,12}(?:地|部门|镇街(?!道)|镇|街道|单位|板块|社区|村|）)"
    r"|乡镇街道|镇街道|镇区（?街道）?|村（?社区）?(?=要|得|该|须|应|的|有|$)|村（社区）|镇街|(?<![\u4e00-\u9fff])(?:村和社区|村|社区|镇|街道|乡)(?:这一级|这级|一级|层面|这头|那头|那边|这块)|(?<![\u4e00-\u9fff])(?:村|社区|镇|街道|乡)(?:里面?|上|这边)(?=要|得|该|须|需|应|有)|全市上下|主办方|牵头部门|配合部门|(?:乡镇|镇街|街镇|村居)(?=要|得|该|须|应|有|$)|(?:相关|有关)(?:部门|单位)"
)
_SIDE = re.compile(
    r"(?:部门|系统|口子?|条线|这边|那边|这头|那头|这块|那块)(?=$|[^\u4e00-\u9fff]|后[面头续]|接下|下一步|往后|有|要|都|还|的|被|得|该|须|负责|谁|来|派|呢|是|散会|会后|这次|这回|本次)"
)
_NEXT_DOOR = re.compile(r"(?:隔壁|邻近|邻居)的?(?P<place>[\u4e00-\u9fff]{0,3}[市县区镇乡])(?!是|有|里|属)")
_OWN = re.compile(
    r"(?:我们|咱们|我|咱|本)(?:单位|局里|局|委|办|部门|中心|公司|集团|镇|街道|院)(?![\u4e00-\u9fff]{0,2}(?:都|各))"
)


_SHORT_PLACE = re.compile(r"(?P<first>[\u4e00-\u9fff])[市县区州旗](?![\u4e00-\u9fff]*[市县区州旗])")


def take_places(
    slate: Slate, lexicon: Lexicon, known: Callable[[Iterable[str]], set[str]]
) -> tuple[tuple[str, ...], str]:
    """The places of the store that a question names, and a place that it names and nothing in the store does."""
    found = []
    for place in sorted((one for one in lexicon.places if one in slate.text), key=len, reverse=True):
        for match in list(re.finditer(rf"{re.escape(place)}[{LEVELS}]?", slate.text)):
            found.append(place)
            slate.take(*match.span())
    for short in list(_SHORT_PLACE.finditer(slate.text)):  # 龙区, of a name of three
        if of := [one for one in lexicon.places if len(one) >= _THREE and one[0] == short["first"]]:
            found += of
            slate.take(*short.span())
    if next_door := _NEXT_DOOR.search(slate.text):
        return tuple(dict.fromkeys(found)), next_door["place"]
    for width in (4, 3, 2):
        for start in range(len(slate.text) - width + 1):
            word = slate.text[start : start + width]
            goes_on = slate.text[start + width : start + width + 1] in _OF_NATURE
            seam = goes_on or _is_seam(slate.text, start, width, known)
            if word in places() and not known(bigrams(word)) and not seam:
                return tuple(dict.fromkeys(found)), word
    return tuple(dict.fromkeys(found)), ""


_OF_NATURE = frozenset("山河湖江溪岛寺庙塔洞泉")  # 南平山 is no 南平


_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4})[市县区旗](?:人民)?政府")


def place_elsewhere(text: str, known: Callable[[Iterable[str]], set[str]]) -> str:
    """The place of a government that a question names by its level and that the store never prints; else empty."""
    for found in _GOVERNMENT.finditer(text):
        named = next((word for word, kind in tokens(found[0]) if kind == "ns" and len(word) >= _THREE), "")
        if named and not known(bigrams(named[:-1])):
            return named
    return ""


def _is_seam(text: str, start: int, width: int, known: Callable[[Iterable[str]], set[str]]) -> bool:
    """Whether a place only meets where a word ends and a stored one begins: 网上|海淘 is no 上海."""
    before, after = text[max(0, start - 1) : start + 1], text[start + width - 1 : start + width + 1]
    return len(before) > 1 and len(after) > 1 and is_word(before) and bool(known([after, before]))


def take_people(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """The names of known people, longest first; also those who lead meetings by surname and post (李市长)."""
    found: dict[str, None] = {}
    for words, name in lexicon.titled.items():
        if (start := slate.text.find(words)) >= 0 and name not in slate.text:
            slate.take(start, start + len(words))
            found[name] = None
    for match in list(_BY_POST.finditer(slate.text)):
        of_surname = lexicon.by_surname.get(match["surname"][0], ())
        of_name = [name for name in of_surname if name.startswith(match["surname"])]
        if len(of_name) == 1:
            slate.take(*match.span())
            found[of_name[0]] = None
    for width in (4, 3, 2):
        for start in range(len(slate.text) - width + 1):
            if slate.text[start : start + width] in lexicon.people:
                before = _POST_BEFORE.search(slate.text[:start])
                found[slate.text[start : start + width]] = None
                slate.take(before.start() if before else start, start + width)
    return tuple(found) or _people_by_sound(slate, lexicon)


# 段县长: the one person of the lists with that surname
_BY_POST = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<surname>[\u4e00-\u9fff]{1,2}?)(?:副?(?:市长|县长|区长|镇长|乡长|旗长|校长|院长|局长|处长|科长|主任|书记|主席|部长)|总|局(?=[0-9第去来在没怎咋干请]|$))(?![\u4e00-\u9fff]{0,2}会)"
)
_SEAMS = " ，。、？的是让请问查和"  # what may stand before a name of two
_THREE = 3  # characters of a name that are enough to know it by sound


def _people_by_sound(slate: Slate, lexicon: Lexicon) -> tuple[str, ...]:
    """A known person whose name is mistyped by sound (韩小舟 for 韩晓舟), the surname right."""
    if not _OF_PEOPLE.search(slate.text):
        return ()
    for length in (_THREE, _THREE - 1):
        for start in range(len(slate.text) - length + 1):
            words = slate.text[start : start + length]
            same = (name for name in lexicon.by_surname.get(words[0], ()) if len(name) == length)
            if length < _THREE and (is_word(words) or (start and slate.text[start - 1].strip(_SEAMS))):
                continue
            if name := next((one for one in same if soft(sound(one)) == soft(sound(words))), None):
                slate.take(start, start + length)
                return (name,)
    return ()


def take_groups(slate: Slate) -> tuple[str, ...]:
    """Generic bodies, such as 各地各部门 or 镇街."""
    return tuple(slate.take(*match.span()) for match in list(_GROUP.finditer(slate.text)))


def take_bodies(
    slate: Slate, lexicon: Lexicon, own: tuple[str, ...], known: Callable[[Iterable[str]], set[str]]
) -> tuple[tuple[AskedBody, ...], tuple[str, ...]]:
    """The bodies that a question names, and notes on what was taken for what.

    ``known`` tells which words the store holds: a bare one that it prints (督查), and that is none of its bodies, is no
    body here.
    """
    found: list[tuple[int, AskedBody]] = []
    notes: list[str] = []
    if match := _OWN.search(slate.text):
        slate.take(*match.span())
        if own:
            found.append((match.start(), AskedBody(own[0], frozenset(identity(name) for name in own), known=True)))
    start = 0
    while start < len(slate.text):
        match_ = _at(slate.text, start, lexicon)
        if match_ and slate.text[start : match_[0]] in weak_forms() and not lexicon.known(match_[1]):
            match_ = None if known([slate.text[start : match_[0]]]) else match_
        if match_:
            end, ids = match_
            start_ = start
            level = ""
            if before := _LEVEL_BEFORE.search(slate.text[:start]):
                level, start_ = before["level"], before.start()
            words = slate.take(start_, end).strip()
            if side := _SIDE.match(slate.text, end):  # 教育口, 财政这边: whom they are, said otherwise
                slate.take(end, side.end())
            ids = ids if lexicon.known(ids) else ids | ending(words, lexicon)
            found.append((start_, AskedBody(words, ids, lexicon.known(ids), level)))
        start = match_[0] if match_ else start + 1
    for match in list(_SUFFIXED.finditer(slate.text)):
        if body := _by_sound(match, lexicon) or _by_letters(match, lexicon) or _by_shape(match, lexicon):
            begin, asked, note = body
            slate.take(begin, match.end())
            found.append((begin, asked))
            notes.append(note)
    for pattern, identify in ((_UNIT_OF, _by_deed), (_INITIALS, _by_initials)):
        for match in list(pattern.finditer(slate.text)):
            if ids := identify(match, lexicon):
                meant = [lexicon.names[one][0] for one in sorted(ids)]
                said = slate.take(*match.span())  # of initials no minutes print anything: they go by the name
                found.append((match.start(), AskedBody(bare(meant[0]) if said.isascii() else said, ids, known=True)))
                notes.append(f"{match[0]}→{'、'.join(meant)}")
    return tuple(body for _, body in sorted(found, key=lambda pair: pair[0])), tuple(notes)


# 写总结的那个组: a unit by what it does
_UNIT_OF = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,6})的(?:那|这)?个?(?P<kind>领导小组|工作组|专班|小组|班子|组)(?=要|得|该|须|有|干|做|的|还|，|$)"
)


def _by_deed(match: re.Match[str], lexicon: Lexicon) -> frozenset[str]:
    """The one body of a kind named by what it does, or the other way round; empty where there are several."""
    kind, what = match["kind"], set(match["what"])
    end = "组" if kind in _ANY_GROUP else kind
    fitting = lexicon.named(lambda name: name.endswith(end) and _does(what, set(name.removesuffix(end))))
    return fitting if len(fitting) == 1 else frozenset()


_ANY_GROUP = frozenset({"小组", "班子", "组"})
_NEARLY = 0.75  # share of the characters of a name that words on its work hold: 写政府报告, of 报告撰写组


def _does(what: set[str], name: set[str]) -> bool:
    """Whether the characters of what a body does are those of its name, or hold nearly all of those."""
    return what <= name or len(what & name) >= max(2, _NEARLY * len(name))


def _by_initials(match: re.Match[str], lexicon: Lexicon) -> frozenset[str]:
    """The bodies of the store with these initials: fgw."""
    return lexicon.initials.get(match[0], frozenset()) & lexicon.names.keys()


_DRAFTS = re.compile("(?:起草|撰写|编写|编制|写作|写稿)(?:小组|专班|组)")


def ending(words: str, lexicon: Lexicon) -> frozenset[str]:
    """The bodies of the store whose longer names end so (国网某县供电公司 for 供电公司), else those it shortens.

    产发公司 is 产业发展公司: its letters in their order, the first and the last two where the name has them.
    """
    if _DRAFTS.fullmatch(words):  # 起草组, of 报告撰写组
        alike = lexicon.named(re.compile(rf".*{_DRAFTS.pattern}").fullmatch)
        return alike if len(alike) == 1 else frozenset()
    longer = lexicon.named(lambda name: name.endswith(words))
    if longer or len(words) <= _THREE:
        return longer
    spread = re.compile(f"[{LEVELS}]?{words[0]}[\\u4e00-\\u9fff]{{0,2}}{words[1]}[\\u4e00-\\u9fff]{{0,4}}{words[2:]}")
    return lexicon.named(spread.fullmatch)


def _at(text: str, start: int, lexicon: Lexicon) -> tuple[int, frozenset[str]] | None:
    """The longest body name that begins here."""
    weak = weak_forms()
    for end in range(min(len(text), start + lexicon.longest), start + 1, -1):
        form = text[start:end]
        if form in lexicon.lessons.aliases:
            return end, lexicon.lessons.aliases[form]
        ids = lexicon.forms.get(form)
        if _GOES_ON.match(text, end - (2 if form.endswith(("政府", "中心")) else 1)):
            continue
        if ids and form not in weak:
            return end, ids
        if form in weak and _stands_alone(text, start, end):
            return end, frozenset({weak[form]}) | (ids or frozenset())
        if _INSTITUTION.match(text, end):  # 某河|医院 is no matter of 某河镇
            continue
        if form in lexicon.towns and _stands_alone(text, start, end):
            return end, lexicon.towns[form]
    return None


# 某某|人民医院, 某某|中学: a place in front of what is no body of it
_INSTITUTION = re.compile(
    r"(?:人民|中心|第[一二三])*(?:医院|卫生院|中学|小学|学校|幼儿园|派出所|大桥|水厂|污水厂|景区|公园)"
)


_ITS_DEED = re.compile(r"[\u4e00-\u9fff]{2}(?<!我们)(?<!咱们)(?<!会上)的$")
_WHO_DOES = re.compile(r"(?:归|由|让|是)?谁(?:来)?(?:负责|牵头|管|做|干|实施)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words around a bare word (财政) make a body of it."""
    before = _LEVEL_BEFORE.sub("", text[:start])
    rest = text[end:]
    if _ITS_DEED.search(before) and _WHO_DOES.match(rest):  # 某地块的拆迁谁负责
        return False
    goes_on = any(rest.startswith(form) for form in weak_forms())  # 电信|移动|联通
    return bool(_BEFORE.search(before) and (goes_on or _AFTER.match(rest)) and not _MATTER.match(rest))


_NO_NAME = frozenset("时的在和与跟里上下后前了是到从把被")  # 过年|时|医院里头: what no name begins with


def _by_sound(match: re.Match[str], lexicon: Lexicon) -> tuple[int, AskedBody, str] | None:
    """A body whose name is mistyped by sound (a homophone in place of one character)."""
    for begin in range(match.start(), match.end() - 2):
        words = match.string[begin : match.end()]
        if words[0] in _NO_NAME:
            continue
        ids = lexicon.sounds.get(soft(sound(words)), frozenset())
        if ids and words not in lexicon.forms and not _GOES_ON.match(match.string, match.end() - 1):
            known = lexicon.known(ids)
            if not known and words.endswith("院"):  # 中依院 may be the hospital that the minutes only speak of
                continue
            names = [lexicon.names[one][0] for one in sorted(ids) if one in lexicon.names]
            return begin, AskedBody(words, ids, known), f"{words}→{'、'.join(names) or words}"
    return None


def _by_shape(match: re.Match[str], lexicon: Lexicon) -> tuple[int, AskedBody, str] | None:
    """A body of five characters or more with one of them mistyped by its shape (市场监菅局)."""
    for begin in range(match.start(), match.end() - _THREE - 1):
        words = match.string[begin : match.end()]
        near = frozenset(one for blurred in blurs(words) for one in lexicon.shapes.get(blurred, ()))
        if len(near) == 1 and lexicon.known(near):
            (one,) = near
            return begin, AskedBody(words, near, known=True), f"{words}→{lexicon.names[one][0]}"
    return None


def _by_letters(match: re.Match[str], lexicon: Lexicon) -> tuple[int, AskedBody, str] | None:
    """A body by letters of its name in their order (建管科 for 建设管理科), where but one name has them."""
    for begin in range(match.start(), match.end() - 2):
        words = match.string[begin : match.end()]
        if words in lexicon.forms or _GOES_ON.match(match.string, match.end() - 1):
            return None
        if words[0] in _NO_NAME:
            continue
        if begin > match.start() and not _OPENS_NAME.search(match.string[match.start() : begin]):
            continue  # 农村供水中心 is no 水库管理中心
        names_ = ((one, bare(name)) for one, names in lexicon.names.items() for name in names)
        near = [(one, name) for one, name in names_ if set(words) <= set(name)]  # to compile a pattern costs more
        before = "[\\u4e00-\\u9fff]{0,5}" if len(words) > _THREE else "[省市县区]?"
        ends = {one for one, name in near if len(words) >= _THREE and name.endswith(words)}  # 撰写组, of a longer name
        spread = before + "[\\u4e00-\\u9fff]{0,3}".join(words)
        fitting = {one for one, name in near if re.fullmatch(spread, name)} | ends
        if len(fitting) == 1:
            (one,) = fitting
            name = lexicon.names[one][0]
            return begin, AskedBody(words, frozenset(fitting), known=True), f"{words}→{name}"
    return None
