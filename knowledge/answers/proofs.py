"""The kinds of fact that a question asks for → what a sentence must hold to tell each of them, one entry a kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.answers import attributes, deeds
from knowledge.questions.patterns import EVIDENCE, FACTS, UNITS
from knowledge.word_classes import is_word, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.answers.asked import Asked

_FIRMS = frozenset({"公司", "企业", "厂家", "供应商"})
_SCHOOLS = frozenset({"学校", "中学", "小学", "幼儿园"})
_PLACES = frozenset({"镇", "街道", "村", "社区"})
_ASKS = dict(FACTS)
TALLY = _ASKS["tally"]
_NUMBER = r"(?<![0-9])(?!(?:19|20)[0-9]{2}年)[0-9一二两三四五六七八九十百千万半]"
# a list of names: three things that a place lacks are none
_TOLD = r"分别为|分别是|具体为|名单(?:为|如下|：)|如下：?$"
_LIST_OF = re.compile(r"(?P<what>小区|企业|公司|学校|医院|助餐点)[^，。]{0,3}名单")
_THE_OTHERS = re.compile(r"另外|其余|其他|剩下|余下")
_WHICH_BODIES = re.compile(
    r"哪[0-9几两二三四五六七八九十]*[个家](?P<what>街道|镇|乡|村|社区|部门|单位|局|委办|公司|企业|厂家|供应商|科室|处室)"
)
_BODY_END = r"(?:局|委|办|中心|公司|集团|院|所|队|处|科|镇|乡|街道|会|部门|政府)"
_WHICH_OF = re.compile(r"哪[几些]个?(?P<what>城市|地区|国家|省份)")
_ENDINGS = {
    "城市": "市",
    "地区": "市|县|区|省|州",
    "国家": "国",
    "省份": "省|市|自治区",
    "小区": "小区|苑|里|园|村",
    "企业": "公司|集团|厂",
    "公司": "公司|集团",
    "学校": "学校|中学|小学|幼儿园",
    "医院": "医院|卫生院",
    "助餐点": "助餐点|食堂",
}
_NAMED = (
    rf"{_TOLD}"
    r"|(?:[^，。；、]{1,12}(?:小区|镇|乡|村|街道|公司|学校|中学|小学|医院|社区|路|苑|局|集团|合作社|同志|委员|代表)、)"
)
_IS_MONEY = re.compile(r"(?:资金|经费|[费钱款金]|补贴|补助|投资|预算)$")
_SCALE = re.compile(r"(?:多少个?|几个?)(?P<scale>[万亿])(?:元|块)?")


_SEASONS = ("人代会", "两会", "除夕", "正月", "春节", "元宵", "清明", "端午", "中秋", "国庆", "元旦")


def evidence(asked: Asked) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The kinds of fact that are asked for, each with what a sentence must hold to tell it."""
    for kind in asked.query.facts:
        if kind == "elsewhere" and _is_this_one(asked):
            continue
        told = _PROOFS[kind](asked) if kind in _PROOFS else EVIDENCE.get(kind, "")
        if kind in {"date", "day"} and OF_EVENT.search(asked.query.plain):
            told = _A_DAY
        for season in _SEASONS if kind in {"date", "day"} else ():  # 今年春节哪天放假: its name tells no day
            told = told.replace(f"|{season}", "") if season in asked.query.plain else told
        if told:
            yield kind, re.compile(told, re.DOTALL)


def _is_this_one(asked: Asked) -> bool:
    """Whether the organ whose result is asked for is the one whose minutes these are: 党组会通过了吗."""
    organ = _ORGAN.search(asked.query.plain)
    return organ is not None and all(organ[0] in (one.meeting.name or "") for one in asked.scope)


_ORGAN = re.compile("党组|常委|人大|党代|职代|股东|业主|听证|村民")
# 今年两会几月几号开: the day of an event, which its name beside another day does not tell
OF_EVENT = re.compile(r"(?:人代会|两会|党代会)[^，。？?]{0,8}(?:开|召开|举行|定在|几月|几号|哪天)")
_A_DAY = r"[0-9]+[月日号]|[上中下]旬|[月年]底|年初"
_NO_SHARE = "|".join(
    one for one in EVIDENCE["amount"].split("|") if "%" not in one and "百分之" not in one and one != "全额"
)


def _names(asked: Asked) -> str:
    if _THE_OTHERS.search(asked.query.plain):
        return r"(?:其余|其他|另外|剩余|余下|剩下)[^，。；]{0,8}(?:为|是|即|：|分别)"
    if asked.query.intent == "responsible" and "名单" not in asked.query.plain:
        return ""  # 是哪几家搞: who, which any body tells
    if found := _WHICH_BODIES.search(asked.query.plain):
        if found["what"] in _FIRMS:
            return rf"[\u4e00-\u9fff]{{2,}}(?<![各家等几关])(?:公司|集团|厂|合作社|{_BANK})(?!数量)"
        end = found["what"] if found["what"] in _PLACES else _BODY_END
        return rf"[\u4e00-\u9fff]{{2,}}{end}"
    if kind := _WHICH_OF.search(asked.query.plain):
        return rf"{_TOLD}|[\u4e00-\u9fff]{{2,5}}(?:{_ENDINGS[kind['what']]})、"
    if "名单" not in asked.query.plain:
        return EVIDENCE["names"]
    if asked.query.topic == "名单":
        return _TOLD  # of what the turn before spoke of
    of = _LIST_OF.search(asked.query.plain)
    return rf"{_TOLD}|(?:{_ENDINGS[of['what']]})、" if of else _NAMED


# 多少钱: a sum, unless what is given may be a share of something
_SUM = re.compile(r"多少(?:美?元|钱|块)|几块钱?|多少[万亿]元?")
_MAY_BE_SHARE = re.compile(r"补|奖|减|免|扣|罚|提|退|返|利|息|分|贷|让|折|税|费率|优惠|出资")
# 一共花了多少钱: what all of it cost
_SPENT = re.compile(r"(?:总共|一共|共|全部|合计)(?:要|得|需|用|花|投|费|投入)+[了掉]?多少|(?:花|投)[了掉]?多少钱")
_COST = (
    r"以[^，。；]{0,6}[0-9][0-9.]*(?:万|亿)?元[^，。；]{0,6}(?:收|购|买|租)"
    r"|(?:(?<!完成)(?<!累计)投资|价|收购|出资|购置|拨付|概算|估算|预算|费用|经费|资金|花费|支出|共|合计|累计(?!完成投资)|增支|开支)[^，。；]{0,14}[0-9][0-9.]*(?:余|多)?[千百]?(?:元|万|亿)"
)


# 居民自筹占多少: what the share is of
_SHARE_OF = re.compile(
    r"(?P<of>(?![我你他她它咱][们家方]|本[市县区局校])[\u4e00-\u9fff](?!的占)[\u4e00-\u9fff])(?<![各都])的?占(?:比|了)?(?:多少|几成|多大)"
)


def _share(asked: Asked) -> str:
    """A share, which must be told of the thing that it is asked of."""
    of = _SHARE_OF.search(asked.query.plain)
    return rf"\A(?=.*{of['of']})(?=.*(?:{EVIDENCE['share']}))" if of else EVIDENCE["share"]


def _amount(asked: Asked) -> str:
    scale = _SCALE.search(asked.query.plain)
    if scale is None and _SPENT.search(asked.query.plain):
        return _COST
    if scale is None and _SUM.search(asked.query.plain) and not _MAY_BE_SHARE.search(asked.query.plain):
        return _NO_SHARE
    return rf"{_NUMBER}[0-9.]*(?:余|多)?{scale['scale']}" if scale else EVIDENCE["amount"]


# 种多少树: what goes by its measure, the noun unsaid
_BY_MEASURE = {"树": "万?[亩株棵]", "树苗": "万?[株棵]", "地": "万?(?:亩|平方米|公顷)", "水": "万?(?:吨|方|立方)"}
_PEOPLE = re.compile(r"老百姓|百姓|群众|居民|村民|市民|老人|孩子|学生")


def _tally(asked: Asked) -> str:
    found = TALLY.search(asked.query.plain)
    if found and found["late"]:
        return _number_of(found["late"].removeprefix("多少"))
    if found and _IS_MONEY.search(found["noun"]):
        return EVIDENCE["amount"]
    if found is None or not _is_spelt(asked, found["noun"]):
        return ""  # a slip of spelling: any number may be meant
    if _PEOPLE.fullmatch(found["noun"]):
        return rf"{_NUMBER}[^，。；]{{0,4}}(?:人|名|户|个学位)|学位[^，。；]{{0,8}}{_NUMBER}"
    if found["noun"] in _BY_MEASURE:
        return rf"{_NUMBER}[0-9.]*(?:余|多)?(?:{_BY_MEASURE[found['noun']]})"
    return _number_of("(?:" + "|".join(map(re.escape, sorted(vocabulary().ways_to_say(found["noun"])))) + ")")


def _number_of(noun: str) -> str:
    return rf"{_NUMBER}[^，。；]{{0,8}}{noun}|{noun}[^，。；]{{0,10}}{_NUMBER}"


def _is_spelt(asked: Asked, noun: str) -> bool:
    """Whether a noun is no slip of typing: the store prints it, or it is made of words (就业岗位)."""
    of_words = is_word(noun) or (is_word(noun[:2]) and is_word(noun[2:]))
    return len(noun) == 1 or of_words or bool(asked.library.known([noun[:2]]))


def _unit(asked: Asked, kind: str) -> str:
    """The unit that a question names for one kind of fact: it may ask for several."""
    found = _ASKS[kind].search(asked.query.plain)
    return (found.groupdict().get("unit") or "") if found else asked.query.unit


_VOTES = re.compile("同意|赞成|反对|弃权|投票|表决")


def _count(asked: Asked) -> str:
    unit = _unit(asked, "count")
    if asked.query.intent == "deadline" or not unit:
        return ""  # 几个乡镇什么时候清点: some, not how many
    votes = unit == "人" and _VOTES.search(asked.query.plain)
    share = "|分之|%|[0-9]票" if votes else ""
    return rf"{_NUMBER}+\s?(?:多|余|个)?[{UNITS.get(unit, unit)}](?!月|工作日|小时|季度|学期|星期){share}"


_AGAIN = re.compile(r"[次回遍趟]|每|一[开查报]")  # 多长时间一次: each month is an answer


_CUT_TO = re.compile(
    r"(?:压|缩|减|延|放宽|提速)[缩短减长]{0,2}(?:到|至|成|为)?[几多](?![号月])"
)  # 时限压到几天: how long, by no day


def _duration(asked: Asked) -> str:
    if not asked.query.unit and _AGAIN.search(asked.query.plain):
        return EVIDENCE["duration"]
    if asked.query.unit and asked.query.intent == "deadline" and not _CUT_TO.search(asked.query.plain):
        return EVIDENCE["deadline"]  # 还剩几天，截止到什么时候
    day = r"(?:(?:19|20)[0-9]{2}年|[0-9]{1,2}月(?:[0-9]{1,2}日|底|初|[上中下]旬|[之以]?前|起)|(?<=月)[0-9]{1,2}日)"
    ahead = "" if "提前" in asked.query.plain else "(?<!提前)"  # 应提前48小时告知: no length of anything
    return rf"(?<![0-9上下]){ahead}(?!{day}){_NUMBER}+\s?(?:多|余|个)?(?:工作日|[天日月年]|周(?!岁)|小时|分钟)"


_WITHIN = re.compile(r"[几多少]+(?:个)?(?:工作日|天|日|小时|月|年)[之以]?内")


_YEAR = re.compile(r"哪一?年|几几年")


def _date(asked: Asked) -> str:
    if deeds.done_in_fact(asked):
        return deeds.DONE_ON
    if _CUT_TO.search(asked.query.plain):
        return _duration(asked)
    if _WITHIN.search(asked.query.plain):
        return rf"{_NUMBER}+\s?个?(?:工作日|天|日|小时|月|年)[之以]?内|当[天日年月]|即[日时]"
    if deeds.names_deed(asked):
        return deeds.day(asked)
    if "多久" in asked.query.plain:
        return rf"{EVIDENCE['deadline']}|{EVIDENCE['duration']}"
    told = EVIDENCE["deadline"] if asked.query.intent == "deadline" else EVIDENCE["date"]
    return rf"{told}|20[0-9]{{2}}年" if _YEAR.search(asked.query.plain) else told


_BRAND = re.compile(r"牌子|品牌|型号|厂牌")


def _winner(asked: Asked) -> str:
    return EVIDENCE["winner"] if not _BRAND.search(asked.query.plain) else rf"{EVIDENCE['winner']}|品牌|型号"


# 听证会在哪里开的 · 演练在哪里举行: where an event was, which no place that it speaks of tells
_HELD = re.compile(r"(?:听证会|演练|比赛|大赛|论坛|展会|晚会)[^，。？?]{0,6}(?:在哪|什么地方|哪个地方|地点|开|办|举)")
_ROAD = re.compile(r"哪(?:条|几条|些)(?:路|街(?![镇道乡])|道)")
# 到哪里办: to whom one goes for it
_COUNTER = re.compile(r"(?:去|到|在)哪[^，。？?]{0,4}(?:办|领|交|申请|报名|打|接种|检测|采样)|哪个(?:窗口|大厅)")


_FESTIVE = re.compile(
    r"(?:节|赛|展|灯会|庙会|晚会|典礼|大会|活动|演出)[^，。？?]{0,10}(?:哪|什么地方)"
)  # 茶文化节放在哪儿办


def _place(asked: Asked) -> str:
    if _ROAD.search(asked.query.plain):
        return (
            r"[\u4e00-\u9fff]{1,3}(?<![道公铁线网思一出])路(?!径|线|灯|网|面|段|口)"
            r"|[\u4e00-\u9fff]{2}大道|[\u4e00-\u9fff]{2}街(?!道)"
        )
    if _HELD.search(asked.query.plain):
        return r"在[^，。；]{2,14}(?:举办|举行|召开|开展|进行|演练)|(?:地点|会场|场地)[^，。；]{0,4}[为是在：设]|主会场"
    if _COUNTER.search(asked.query.plain) and not _FESTIVE.search(asked.query.plain):
        return (
            r"(?:向|到|在(?![^，。；]{0,8}前)|由|赴|委托)[^，。；]{2,16}(?:申请|办理|登记|领取|受理|审批|核发|申领|报名|接种|检测|采样)|窗口|大厅"
            r"|在[^，。；]{2,14}(?:举办|举行|召开|开展|进行)"
        )
    return rf"、[^。；]*(?:{EVIDENCE['place']})" if "分别" in asked.query.plain else EVIDENCE["place"]


# 为什么没通过 · 未按期建成的原因: that it was not so is known, and no cause of it
_FAILED = re.compile(r"黄了|泡汤|没|未|不(?!同意见)|拖|滞后|慢")
_CAUSE = (
    r"理由[是为]|因[^此而为]|由于|为了|鉴于|考虑到|(?<!客观)原因|不足|不够|不清|不充分|不成熟|不具备|缺乏|尚需|尚不|不宜|仍(?:出现|存在|有)|未按|未能|未履行"
    r"|认为|导致|影响|仅|届时|面临|将(?:明显|进一步|大幅|显著)|系[^，。；]{2,20}，"
)


_ASSENT = re.compile("同意|通过|批准|过会|答应|表决|审议|上会")  # a refusal tells that it is one, and no cause of it


def _reason(asked: Asked) -> str:
    deed = deeds.undone(asked)
    if deed and not _ASSENT.search(deed) and asked.library.known(deeds.spoken(deed)):
        return rf"(?=.*(?:未|没|不(?!予?同意)|停|缓|暂))(?=.*(?:{deed}))"
    return _CAUSE if _FAILED.search(asked.query.plain) else EVIDENCE["reason"]


def _either(asked: Asked) -> str:
    """One of the two things that a question names."""
    found = _ASKS["either"].search(asked.query.plain) or _ASKS["either"].search(asked.query.raw)
    return "|".join(re.escape(words(one)[-1][0]) for one in found.groups()) if found else ""


_CALLED = EVIDENCE["called"]
_MANY = re.compile(r"几|哪些|分别|[0-9两二三四五六七八九十]+[个家所处]")  # the names of several things


def _which(asked: Asked) -> str:
    """What names one of a kind: “某某”平台, 通过某某平台, 土木、水利等专业."""
    found = _ASKS["which"].search(asked.query.plain) if asked.query.intent != "document_status" else None
    noun = next((one for one in found.groups() if one), "") if found else ""
    if not noun:
        return ""
    chosen = rf"(?:通过|依托|在|由|用|采用|使用|选用|为|是)(?!.{{0,8}}(?:优选|选择|遴选))[\u4e00-\u9fff]{{2,8}}{noun}"
    listed = rf"(?:[^，。；、]{{2,12}}、)[^，。；、]{{2,12}}(?:等)?[^，。；]{{0,3}}{noun}"
    return rf"{noun}(?:为|是|：|包括)|[”》」][^，。；]{{0,3}}{noun}|{listed}|{chosen}"


_NEW_ONE = re.compile(r"(?<![更创革翻])新(?:的|来的?|选的?|定的?|找的?)[^，。？?]{0,12}(?:公司|企业|厂家|供应商)")
_BANK = (
    r"(?:中国|工商|建设|农业|交通|招商|兴业|中信|光大|民生|浦发|华夏|平安|邮储|邮政储蓄|进出口|开发|发展|村镇|城市)银行"
    r"|[\u4e00-\u9fff]{2}(?:农商|银行)[\u4e00-\u9fff]{0,4}[支分]行|农商行|农发行|国开行|[工农建中]行(?![业政为动])"
)


def _firm(asked: Asked) -> str:
    """What names one of a kind: 某某小学 for a school, 某某镇 (no 各镇) for a town."""
    unit = _unit(asked, "firm")
    if (unit in _FIRMS or not unit) and _NEW_ONE.search(asked.query.plain):
        return EVIDENCE["winner"]
    if unit in _FIRMS or not unit:
        return EVIDENCE["firm"]
    if unit in _SCHOOLS:
        return r"[\u4e00-\u9fff]{2,}(?:小学|中学|学校|幼儿园|校区)"
    if unit == "律所":
        return "律师事务所|律所"
    if unit in _PLACES:
        return rf"(?:[\u4e00-\u9fff](?<![各区乡有本该全两的每前后名])){{2,4}}{unit}(?![干委民支两集级组庄里务内])"
    if unit == "开发商":
        return EVIDENCE["firm"]
    if unit == "银行":
        return _BANK
    return re.escape(unit)


_NEW_VALUE = (
    r"(?:调整|提高|降低?|下调|上调|变更|增加?|减少?|改|扩大?|升|涨|压减|压缩|缩短|延长|放宽|压)[为到至]"
    r"[^，。；]{0,8}[0-9]"
)
_OLD_VALUE = re.compile(r"[从由](?:多少|几)|原[来先]|之?前|老")


def _change(asked: Asked) -> str:
    """What something was changed to; from what too, where that is asked."""
    told = EVIDENCE["change"]
    return told if _OLD_VALUE.search(asked.query.plain) else f"{told}|{_NEW_VALUE}"


_ANY_COST = re.compile(r"所有|全部|这个|相关|改造|建设|工程|项目|这笔|部分|其他|有关|具体")


def _payer(asked: Asked) -> str:
    """Who bears a cost, told of the very cost that the question names."""
    found = _ASKS["payer"].search(asked.query.plain)
    of = (found.groupdict().get("of") or "") if found else ""
    if not of or _ANY_COST.fullmatch(of):
        return EVIDENCE["payer"]
    return rf"(?=.*{of})(?=.*(?:承担|负担|列支|支付|解决|自[费付]|免费|分担|负责))"


# 甲镇和乙镇哪个改得多: both must stand beside a number, or one be told to have more
_TWO_SIDES = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,8}?)(?:和|跟|与|同|、|还是)(?P<other>[\u4e00-\u9fff]{2,8}?)(?:，|相?比)?(?:哪[个家边头]|谁)"
)


def _more_of(asked: Asked) -> str:
    """Which of two has more: a sentence that speaks of both."""
    found = _TWO_SIDES.search(asked.query.plain)
    if found is None:
        return EVIDENCE["more_of"]
    one, other = found["one"][-4:], found["other"][:4]
    counted = "".join(rf"(?=[^。]*{name}[^，。；、]{{0,8}}[0-9])" for name in (one, other))
    return rf"{counted}|(?=[^。]*{one})[^。]*{other}[^。]*(?<!不)(?:高于|低于|多于|少于|超过|不如|最[多少])"


_CHANNEL = re.compile(r"科目|渠道|哪笔|来源")


def _source(asked: Asked) -> str:
    """Where the money comes from; who pays is told by any body."""
    who = asked.query.intent == "responsible" and not _CHANNEL.search(asked.query.plain)
    return "" if who else EVIDENCE["source"]


_PROOFS: dict[str, Callable[[Asked], str]] = {
    "names": _names,
    "change": _change,
    "amount": _amount,
    "tally": _tally,
    "share": _share,
    "either": _either,
    "which": _which,
    "called": lambda asked: _CALLED if not _MANY.search(asked.query.plain) else rf"{_CALLED}|{EVIDENCE['names']}",
    "source": _source,
    "count": _count,
    "duration": _duration,
    "day": deeds.day,
    "date": _date,
    "figure": lambda asked: EVIDENCE["amount" if attributes.is_money(asked) else "figure"],
    "place": _place,
    "winner": _winner,
    "reason": _reason,
    "firm": _firm,
    "payer": _payer,
    "more_of": _more_of,
}


def unlabelled(text: str) -> str:
    """The sentence without the labels of its list, whose numbers tell nothing."""
    return re.sub(r"（[一二三四五六七八九十]+）|^(?:[一二三四五六七八九十]+[、是要]|[0-9]+[.、])", "", text)
