"""The deed whose day or cause a question asks after → the words by which minutes tell of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.questions.patterns import EVIDENCE
from knowledge.word_classes import is_word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked

# 哪天开工: the day of a deed that the item must print
_DEED = re.compile(
    r"(?:哪天|(?:几月)?几号|几月|哪个月|何时|何日|什么时候|啥时候?|什么时间|哪一?年|多久)(?:哪?月)?份?(?:能|要|会|可以|才|正式|全面|全部|都|开始|起|之前|前|对(?:外|公众|社会|游客|市民|居民))*(?P<deed>建成(?:投用|投入使用|使用)?|开放|再上会|再次上会|再研究|再议|再提交|开工|完工|竣工|开业|通车|通水|通气|通电|供水|供热|供暖|挂牌|交付|揭牌|开学|上线|投用|投入使用|用上|启用|封顶|投产|开通|交房|回迁|搬进去|搬进|住进去|住进|上课|开门|开诊|接诊|营业|执行|施行|实行|实施|生效|召开|举行|(?:收|算)(?=起?的?[？?\s]*$))"
    r"|(?P<deed2>签订|签署|签约|开工|完工|竣工|开业|通车|通水|通气|通电|挂牌|交付|揭牌|上线|投用|投产|开通|执行|施行|生效)(?:的)?(?:时间|日期|是哪天|是几号|是什么时候)"
    r"|(?P<deed3>报名|笔试|面试|体检|公示|签约|开标|挂牌|招标|听证|演练|开学|放假|开门|迎客)会?(?:时间|日期)?(?:是|从|在|定在?|安排在?|要|的)*(?:几月)?(?:几号|哪一?天|什么时候|啥时候?|何时|几月)"
    r"|(?:几号|哪天|什么时候|啥时候?|何时|几月)(?:能|可以?|才能|开始|开放)*(?:网上|线上|现场)?(?P<deed4>报名|笔试|面试|体检|公示|签约|开标|听证|演练|开学|放假|开门|迎客)"
)
_IN_FORCE = "执行|施行|实行|实施(?!办法|方案|意见|细则|条例)|生效"
# 完成契约变更: done with, and nothing built
_BUILT = (
    "完成(?![0-9]|契约|合同|变更|招标|设计|采购|土地"
    "|场地|平整|清表|交地|拆迁|腾退|勘察|选址|征收|审批|报批|评审|手续|前期|立项|可研|测绘|签约|交底)"
)
_AGAIN_BROUGHT = r"(?:再|重新|再次|另行)[^，。；]{0,6}(?:提交|提请|上会|研究|审议|报)"
_SAME_DEED = {
    **dict.fromkeys(("再上会", "再次上会", "再研究", "再议", "再提交"), _AGAIN_BROUGHT),
    **dict.fromkeys(("算数", "作数", "管用"), _IN_FORCE),
    "报名": "报名|申请|申报",
    "举行": "举行|召开|举办|开展",
    "召开": "召开|举行|举办",
    "执行": _IN_FORCE,
    **dict.fromkeys(("算", "收"), f"{_IN_FORCE}|起算|计[算收]|收取|征收"),
    **dict.fromkeys(("供热", "供暖"), "供热|供暖|送暖|开栓"),
    "施行": _IN_FORCE,
    "实行": _IN_FORCE,
    "生效": _IN_FORCE,
    "实施": f"{_IN_FORCE}|启动|开展",
    "开学": "开学|上课|开课|开班|招生|投入使用|投用|启用",
    "开门": "开放|开业|开园|开门|营业|投用|投入使用|启用|开诊",
    **dict.fromkeys(
        ("搬进去", "搬进", "住进去", "住进", "上课"),
        "搬入|迁入|入住|回迁|开学|上课|开课|投用|投入使用|启用|(?<!不)使用",
    ),
    **dict.fromkeys(("交房", "回迁"), "交付|交房|交钥匙|回迁|入住"),
    **dict.fromkeys(("开诊", "接诊"), "开诊|接诊|投用|投入使用|启用|开业"),
    **dict.fromkeys(("交给", "移交", "转交"), "移交|划转|转交|交由|划归|交给"),
    **dict.fromkeys(("通电", "送电"), "通电|送电"),
    **dict.fromkeys(("干活", "进场"), "进场|施工|开工|动工"),
    **dict.fromkeys(("投赞", "投同", "投票", "赞成", "同意"), "弃权|反对|不同意|赞成|同意"),
    "迎客": "开放|开业|开园|接待",
    "开放": "(?<!不得对外)(?<!不得)(?<!暂不)开放(?!后)|开业|开园|迎客|投用|启用|开馆",
    "动工": "开工|动工",
    "开工": "开工|动工|启动建设|施工(?!图|期|单位|队|方|现场|区|进度|人员|标段|许可|企业|总)|开建",
    "完工": f"完工|竣工|建成|{_BUILT}|改造到位|到位",
    "竣工": f"竣工|完工|建成|{_BUILT}",
    "投入使用": "投用|投入使用|启用|投入运营|投运",
    "启用": "投用|投入使用|启用|投入运营|投运",
    **dict.fromkeys(("修好", "修完", "修通", "建好", "盖好", "建完"), f"建成|完工|竣工|通车|投用|投入使用|{_BUILT}"),
    **dict.fromkeys(
        ("建成", "建成投用", "建成投入使用", "建成使用"), f"建成(?!后)|完工|竣工|投用|投入使用|启用|{_BUILT}"
    ),
    "用上": "投用|投入使用|启用|交付使用|投运|投入运[行营]",
    "投用": "投用|投入使用|启用|投入运营|投运|使用",
    "开通": "开通|通车|运行|启用",
    "上线": "上线|运行|启用|开通",
    "交付": "交付|交[房船货车]|移交|分配|竣工|投用|投入使用|建成",
}
# 为啥没开工: the reason of what was not done, which a sentence must tell of
_UNDONE = re.compile(
    r"(?:为什么|为啥|为何|咋|怎么)(?:还|一直|都)*(?:没有?|未|不)(?:能|按期|被|获)?(?P<deed>[\u4e00-\u9fff]{2})"
)
# 实际上是哪天弄完的: the day of what was done, which no time limit tells
_IN_FACT = re.compile(
    r"实际(?:上)?(?:是|的|在)?(?!情况|需要|面积)(?=.{0,6}(?:哪|几|什么时候|完|成))|是(?:哪一?天|几号|几月几号|什么时候)[\u4e00-\u9fff]{1,3}[完好成]的"
    r"|(?:后来|到底|最后|最终|真正|究竟)+是?(?:在)?(?:哪一?天|几号|几月几号|什么时候)(?:正式|全部|全面)?[\u4e00-\u9fff]{2,3}的(?=[？?\s]*$)"
    r"|了没有?[啊呀呢]?[，, ]*(?:是|在)*(?:哪一?天|几号|几月几号|什么时候|啥时候?)[\u4e00-\u9fff]{1,3}的(?=[？?\s]*$)"
)
_DONE = (
    "通水|通气|通电|开通|封顶|运行|揭牌|完成|建成|竣工|签约|签订|签署"
    "|通车|开工|投用|投运|交付|启用|挂牌|到位|验收|通过|召开|举行"
)
DONE_ON = rf"已[^，。；]{{0,12}}(?:完|成|毕|好)|于[0-9年月]+日[^，。；前]{{0,6}}(?:{_DONE})"
# 病人几月几号开始转运: the deed that a day is asked of
_BEGINS = re.compile(r"(?:几月几[号日]|哪一?天|几号)(?:开始|启动|正式)+(?P<deed>[\u4e00-\u9fff]{2})(?=[？?\s]*$)")


# 几天出结果 · 什么时候放寒假 · 处罚了多少家: any deed of which the day, the time or the count is asked
_ANY_DEED = re.compile(
    r"(?:什么时[候间]|啥时候?|何时|几月几[号日]|哪一?天|几号)(?P<one>[签批发印拆搬])[的了完](?=[？?\s]*$)"
    r"|(?:什么时[候间]|啥时候?|何时|几时|几月几[号日]|哪一?天|几号|几月|多久|多长时间|几天|几个?小时|几个?月(?:份)?)"
    r"(?:之?内|之?前|以前|能|要|会|可以|才|就|得|必须|正式|全部|全面|开始|起|一次)*(?P<deed>[\u4e00-\u9fff]{2,4}?)"
    r"(?:了|呢|啊|的)?(?=[？?\s]*$)"
    r"|(?P<done>[\u4e00-\u9fff]{2})(?:了|过)(?:多少|几)(?=[个家人名户起件次处]|$)"
)
# What may be said of every deed.
_ANY = re.compile(
    r"[完弄办做搞去来拿取它]|[这那][个事些项]|[一两三几]次|落实|到位|开展|进行|组织|推进|结束|开始|为止|可以|有效|时间|期限|涉及|届满|期满|到期|截止|安排|一共|总共|多久|多长|多少|达到|算数|管用|作数"
)


_AHEAD = re.compile(
    r"提前(?:多久|多长时间|几|多少)"
)  # 提前多久打招呼: how long before is told, the deed in other words


# 几月几号前关停三岛焚烧炉: the deed, and what it is done to
_ON_OBJECT = re.compile(
    r"(?:什么时[候间]|啥时候?|何时|几月几[号日]|哪一?天|几号)(?:之?前|以前)?(?:才|能|可以|要|会|就|得)*(?P<deed>[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{2})"
)


def _unheard_on_object(asked: Asked, texts: Sequence[str]) -> bool:
    found = _ON_OBJECT.search(asked.query.plain)
    deed = found["deed"] if found else ""
    if not deed or _ANY.search(deed) or not is_word(deed) or [kind[0] for _, kind in words(deed)] != ["v"]:
        return False
    others = [re.escape(one) for one in vocabulary().same.get(deed, ())]
    heard = re.compile("|".join([deed, *others, *filter(None, [_SAME_DEED.get(deed)])]))
    return not any(heard.search(text) for text in texts)


def unheard(asked: Asked, texts: Sequence[str]) -> bool:
    """Whether the deed of which a time or a count is asked stands in none of some texts, by no letter or word."""
    if _unheard_on_object(asked, texts):
        return True
    found = _ANY_DEED.search(asked.query.plain)
    deed = _verb(found["deed"] or found["done"] or found["one"]) if found else ""
    if found and found["done"] and not is_word(deed):  # 检查罚了几家
        deed = deed[-1]
    if (
        _AHEAD.search(asked.query.plain)
        or not deed
        or _ANY.search(deed)
        or not (len(deed) in {1, _VERB_AND_NOUN} or is_word(deed))
    ):
        return False
    said = [other for term in asked.query.terms if deed in term.text for other in term.others]
    others = [re.escape(one) for one in (*vocabulary().same.get(deed, ()), *said)]
    heard = re.compile("|".join([f"[{deed}]", *others, *filter(None, [_SAME_DEED.get(deed)])]))
    return not any(heard.search(text) for text in texts)


def _verb(deed: str) -> str:
    """The word of a deed that says what is done, a verb of one letter with its object: 补手续, 办结 of 全部办结."""
    (first, kind), *others = words(deed)
    with_object = kind == "v" and len(first) == len(others) == 1 and is_word(deed[1:])
    return deed if with_object and len(deed) == _VERB_AND_NOUN else deed[-2:]


_VERB_AND_NOUN = 3  # characters of a verb of one and a noun of two


def done_in_fact(asked: Asked) -> bool:
    """Whether the day is asked on which something was done, no time limit of it."""
    return _IN_FACT.search(asked.query.plain) is not None


def names_deed(asked: Asked) -> bool:
    """Whether the day of one deed is asked for (几月开工, 实际哪天弄完的), which the limit of another does not tell."""
    return bool(_DEED.search(asked.query.plain)) or done_in_fact(asked)


def _deed(asked: Asked) -> str:
    """The deed of which the day is asked, in all its words; empty where none is."""
    found = _DEED.search(asked.query.plain)
    done = next(word for word in found.groups() if word) if found else ""
    return _SAME_DEED.get(done, done)


def _any_deed(asked: Asked) -> str:
    """Any deed of which the time is asked (何时退缴), where it is a word of its own; empty where none is."""
    found = _OF_TIME.search(asked.query.plain)
    return found["deed"] if found and is_word(found["deed"]) and not _ANY.search(found["deed"]) else ""


_OF_TIME = re.compile(
    r"(?:什么时[候间]|啥时候?|何时|几时|几月几[号日]|哪一?天|几号)(?:之?前|以前|能|要|会|可以|才|就|得|必须)*(?P<deed>[\u4e00-\u9fff]{2})(?=[，,？?。\s]|$)"
)


def clause(asked: Asked) -> re.Pattern[str] | None:
    """A clause that tells the day of the deed asked after (6月10日前全部完工); None where none is asked after."""
    same = _deed(asked) or _any_deed(asked)
    limit = r"[0-9](?:日|号|月|月底|年|年底)(?:前|之前|以前|内|起)?"
    return re.compile(rf"{limit}[^，。；]{{0,14}}(?:{same})") if same else None


_BY_CALENDAR = re.compile(r"几月几[号日]|几[号日]|哪一?天|几月(?!内)|哪个?月")


def day(asked: Asked) -> str:
    """What a sentence must hold to tell the day that is asked, of a deed where one is named."""
    any_day = EVIDENCE["day"]
    if same := _deed(asked):
        told = any_day if _BY_CALENDAR.search(asked.query.plain) else EVIDENCE["deadline"]
        return rf"(?=[^。；]*(?:{same}))(?=[^。；]*(?:{told}))"
    if begun := _BEGINS.search(asked.query.plain):
        deed = f"(?:{_SAME_DEED.get(begun['deed'], begun['deed'])})"
        return rf"(?:{any_day})(?:起，[^。；]{{0,30}}|[^，。；]{{0,12}}){deed}|{deed}[^，。；]{{0,8}}(?:{any_day})"
    return any_day


def spoken(deed: str) -> list[str]:
    """The words of a deed, each without what must not stand behind it."""
    return re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"\(\?[^()]*\)", "", deed))


def undone(asked: Asked) -> str:
    """The deed of which it is asked why it was not done, in all its words; empty where that is not asked."""
    found = _UNDONE.search(asked.query.plain)
    return _SAME_DEED.get(found["deed"], re.escape(found["deed"])) if found else ""
