"""A thing told apart by number, side, name, age or contrary, and the item found → it, where that has others only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import contrasts
from knowledge.answers.words import title as item_title
from knowledge.folding import fold
from knowledge.grams import soft, sound, starts
from knowledge.missing.held import in_any_words
from knowledge.questions.patterns import CODE, NTH, NUMBERED, PLACED, VARIANT
from knowledge.questions.slate import number
from knowledge.word_classes import words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit


_NOT_SO = re.compile(r"(?<![除并若是莫无])非(?P<what>[\u4e00-\u9fff]{2,4})")  # 非本区户籍


def missing_contrast(asked: Asked, hit: Hit, held: str) -> str:
    """A word of the question whose very contrary is what the item speaks of (非居民: 居民); empty where none is."""
    said = asked.query.plain
    for other in _NOT_SO.finditer(said):
        what = other["what"] if other["what"] in held else other["what"][:2]
        if what in held and f"非{what}" not in held:
            return f"非{what}"
    for row in contrasts():
        named = [word for word in row if word in said]
        asks = [word for word in named if not any(word in one for one in named if one != word)]  # 居民, of 非居民
        if len(asks) != 1:
            continue
        beside = said.replace(asks[0], "")
        told = fold(item_title(hit.item.item) + "".join(one.text for one in hit.sentences[:2]))
        others = [word for word in row if word in told and word != asks[0] and word not in beside]
        if len(others) > 1 and re.search(rf"{others[0]}[至到—-]{others[-1]}", told):
            continue  # 周一至周五, with the days between
        if others and not in_any_words(asks[0], _without(held, others)):
            return asks[0]
    return ""


def _without(held: str, others: list[str]) -> str:
    """A text with some of its words cut out: 春节假日 holds no 节假日."""
    for word in others:
        held = held.replace(word, " ")
    return held


# 5万吨以下的企业, where the item speaks of more than that only
_THRESHOLD = re.compile(
    r"(?P<number>[0-9][0-9.]*[万亿]?)(?P<unit>吨|人|元|亩|平方米|户|万元|公里|岁|名|家|台|米|层|年|个月)(?:及|\(含\)|（含）)?(?P<side>以上|以下|以内)"
)
_MORE, _LESS = "以上|超过|不少于|不低于|达到|大于|高于|满", "以下|以内|不超过|不足|低于|小于|不满|不到|未达"


def missing_threshold(asked: Asked, held: str) -> str:
    """A side of a threshold of which the item prints the other one only (5万吨以下: 超过5万吨); empty for none such."""
    for found in _THRESHOLD.finditer(asked.query.plain):
        own, other = (_MORE, _LESS) if found["side"] == "以上" else (_LESS, _MORE)
        amount = found["number"] + found["unit"]
        if amount in held and not _on_side(own, amount, held) and _on_side(other, amount, held):
            return found[0]
    return ""


def _on_side(words: str, amount: str, held: str) -> bool:
    before = rf"(?<!不)(?:{words})" if words == _MORE else rf"(?:{words})"
    return re.search(rf"{before}{amount}|{amount}(?:及|（含）)?(?:{words})", held) is not None


_AGED = re.compile(r"(?P<age>[0-9]{2,3}|[一二三四五六七八九十]{2,3})周?岁(?!以[上下])")
_FROM_AGE = re.compile(r"(?P<age>[0-9]{2,3})周?岁(?:及)?以上")
_UP_TO_AGE = re.compile(r"(?:不满(?=[0-9]))?(?P<age>[0-9]{2,3})周?岁(?:(?<=不满..岁)|(?:及)?以下)")
_AGES = re.compile(r"(?P<first>[0-9]{2,3})(?:周?岁)?(?:至|到|—|-|~)(?P<last>[0-9]{2,3})周?岁")
_NO_END = 200


def missing_age(asked: Asked, hit: Hit, held: str) -> str:
    """The age of whom a question asks, where the item gives something to other ages only; empty for none such."""
    between = _AGES.search(asked.query.plain)
    found = between or _AGED.search(asked.query.plain)
    if found is None:
        return ""
    told = "".join(fold(one.text) for one in hit.sentences[:3])
    spans = [(int(one["age"]), _NO_END) for one in _FROM_AGE.finditer(told)]
    spans += [(0, int(one["age"])) for one in _UP_TO_AGE.finditer(told)]
    spans += [(int(one["first"]), int(one["last"])) for one in _AGES.finditer(told)]
    if between:
        low_, high_ = int(between["first"]), int(between["last"])
        return found[0] if spans and not any(low <= low_ and high_ <= high for low, high in spans) else ""
    age = number(found["age"])
    if not spans and "岁" not in held:
        return found[0]
    return found[0] if spans and age is not None and not any(low <= age <= high for low, high in spans) else ""


# 一中, as people call 第一中学
_SCHOOL = re.compile(
    r"(?<![第其当集十])(?P<number>[一二三四五六七八九十]{1,2})中(?=$|[\s的要有在新老那这扩改建迁分操]|学校|宿舍|校区|食堂)"
)
# 4号泊位, where 3号通用泊位 is printed
_COUNT = r"[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_OF_NUMBER = re.compile(
    rf"(?<![月0-9])(?P<number>{_COUNT})号(?:[\u4e00-\u9fff]{{0,2}})(?P<thing>泊位|码头|机组|井|闸|桥|楼|坑|炉|堆场|仓库?|矿|窑)"
)
# 纬六路, where 纬五路 is printed
_IN_NAME = re.compile(
    r"(?P<before>[\u4e00-\u9fff])(?P<number>[一二三四五六七八九十])(?P<thing>路|街|巷|桥|村|社区|小区|小|中|院|厂|井|库|渠|闸)"
)
_SAME_RANK = {one: {"级", "档", "阶梯"} for one in ("级", "档", "阶梯")}


def missing_number(asked: Asked, held: str) -> str:
    """A numbered thing (第三级水价, 二期) of which the item prints other numbers and not this one; empty where none."""
    for school in _SCHOOL.finditer(asked.query.plain):
        if re.search(r"第[一二三四五六七八九十]{1,3}中学", held) and not re.search(
            rf"第{school['number']}中学|{school['number']}中(?!学?心)", held
        ):
            return school[0]
    for thing in _OF_NUMBER.finditer(asked.query.plain):
        others = set(re.findall(rf"({_COUNT})号[\u4e00-\u9fff]{{0,4}}{thing['thing']}", held))
        if others and number(thing["number"]) not in map(number, others):
            return thing[0]
    for thing in _IN_NAME.finditer(asked.query.plain):
        alike = rf"{thing['before']}[一二三四五六七八九十]{thing['thing']}"
        if thing[0] not in held and re.search(alike, held):
            return thing[0]
    for thing in NUMBERED.finditer(asked.query.plain):
        same = _SAME_RANK.get(thing["unit"], {thing["unit"]})
        printed = {_rank(one) for one in NUMBERED.finditer(held) if one["unit"] in same}
        second = thing["unit"] == "期" and (_rank(thing) or 0) > 1 and not printed  # 二期 goes never unsaid
        if second or (printed and _rank(thing) not in printed):
            return thing[0]
    return ""


def _rank(numbered: re.Match[str]) -> int | None:
    return 1 if numbered["number"] == "首" else number(numbered["number"])


def missing_variant(asked: Asked, held: str) -> str:
    """One of several by number or code (方案一, B-09) where the item prints others and not this one; else empty."""
    text = asked.query.plain
    codes, variants = [one[0] for one in CODE.finditer(text)], list(VARIANT.finditer(text))
    if not codes and not variants and not NTH.search(text):
        return ""
    held = held.lower()
    nth = [one for one in NTH.finditer(text) if re.search(rf"第[一二三四五六七八九十]{one['thing']}", held)]
    others = {one["noun"] or one["kind"] or one["part"] for one in VARIANT.finditer(held)}
    lost = [one[0] for one in variants if one[0] not in held and (one["noun"] or one["kind"] or one["part"]) in others]
    lost += [code for code in codes if CODE.search(held) and not re.search(rf"(?<![a-z0-9]){code}(?![0-9a-z])", held)]
    lost += [one[0] for one in nth if one[0] not in held]
    return lost[0] if lost else ""


_MARKETS = "菜场|菜市场|农贸市场|市场"


def _is_heard(name: str, held: str) -> bool:
    """Whether a text has a name of the same sound that shares a character with it: 石罗, for 石螺."""
    said = soft(sound(name))
    near = {held[at : at + len(name)] for one in set(name) for at in starts(one, name.index(one), held)}
    return any(one != name and soft(sound(one)) == said for one in near)


_WAYS = frozenset({"路", "街", "村", "镇", "乡", "河", "桥"})


# 枣城化工园区, where another one's is printed
_ZONE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?P<of>化工|工业|产业|科技|经济|循环经济|高新技术)(?P<head>园区?|开发区|集中区)"
)


def _is_other_zone(zone: re.Match[str], held: str) -> bool:
    others = [one["name"] for one in _ZONE.finditer(held) if one["of"] == zone["of"]]
    return bool(others) and zone["name"] not in held and zone["name"][-2:] not in held


def missing_name(asked: Asked, held: str) -> str:
    """A place by name (白沙河) of which the item prints others of its kind and not this one; empty where none."""
    tokens = words(asked.query.topic)
    if zone := next((one for one in _ZONE.finditer(asked.query.topic) if _is_other_zone(one, held)), None):
        return zone[0]
    for at, (word, kind) in enumerate(tokens):
        whole = word + (tokens[at + 1][0] if at + 1 < len(tokens) else "")
        place = PLACED.match(whole)
        if (
            not kind.startswith(("nr", "ns", "nz", "nt"))
            or place is None
            or place["name"][-1] in "新老旧原"
            or whole[0] in "各全本"
        ):
            continue
        head = _MARKETS if place["head"] in _MARKETS.split("|") else place["head"]
        spelt = "[\\u4e00-\\u9fff]{0,2}".join(place["name"]) + rf"[\u4e00-\u9fff、和]{{0,8}}(?:{head})"
        others = re.findall(rf"[\u4e00-\u9fff]{{{len(place['name'])}}}(?:{head})", held)
        alike = any(soft(sound(one)) == soft(sound(place[0])) for one in others)  # 南平山, 南屏山: a slip of typing
        alike = alike or _is_heard(place["name"], held)
        unknown = head in _WAYS and not others and not asked.library.known([place["name"]])
        if (others or unknown) and not alike and not re.search(spelt, held):
            return place[0]
    return ""


# 中央督察, where the item is on that of the province
_OF_LEVEL = re.compile(
    r"(?P<level>中央|国家|(?<![全本各外跨我该])省|[市县区](?=财政)|省级|市级|县级|区级)(?P<between>[\u4e00-\u9fff]{0,8}?)(?P<noun>督察|巡视|巡察|督查|补助|资金|专项|奖补|财政)"
)


def missing_level(asked: Asked, held: str) -> str:
    """Whose a thing is (中央督察) of which the item prints only that of another level; empty where none is such."""
    for thing in _OF_LEVEL.finditer(asked.query.plain):
        others = {one["level"][0] for one in _OF_LEVEL.finditer(held) if one["noun"] == thing["noun"]}
        if others and thing["level"][0] not in others:
            return thing[0]
    return ""


# 西干渠, where the item speaks of 东干渠 only
_SIDE_OF = re.compile(
    r"(?P<side>[东西南北])(?P<noun>干渠|渠|线|环线?|片区|区|站|门|[苑园](?=[\u4e00-\u9fff])|院区|校区|大街|大道|路|岸|湖|城|关|库|闸|泵站|水厂)"
)


_BESIDE_WAY = re.compile(  # 某路西边的, where 某路以东 is printed
    r"(?P<way>[\u4e00-\u9fff]{1,4}(?:路|街|大道|河|江|渠))(?:以|的)?(?P<side>[东西南北])(?=边|侧|面|头|[，、。的]|区域)"
)


def missing_side(asked: Asked, held: str) -> str:
    """A thing by its side (西干渠) of which the item prints another side only; empty where there is none such."""
    for beside in _BESIDE_WAY.finditer(asked.query.plain):
        there = {one["side"] for one in _BESIDE_WAY.finditer(held) if one["way"][-2:] == beside["way"][-2:]}
        if there and beside["side"] not in there:
            return beside[0]
    for thing in _SIDE_OF.finditer(asked.query.topic):
        if thing[0] not in held and re.search(rf"[东西南北]{thing['noun']}", held):
            return thing[0]
    return ""
