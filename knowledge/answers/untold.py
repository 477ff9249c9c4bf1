"""A person and what lists of names do not tell of them (their post, their view) → whether any minutes tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import roll, words
from knowledge.answers.asked import Asked, answer
from knowledge.model import Status
from knowledge.wording import line

if TYPE_CHECKING:
    from knowledge.model import Answer

# What lists of names do not tell of a person, and the words by which minutes would.
_UNTOLD: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "post",
        re.compile(r"(?:什么|啥|何|哪个)(?:职务|职位|官|头衔|身份)|时?任何职|职务(?:是|呢|$)"),
        r"(?:长|书记|主任|主席|经理|委员|成员|代表|理事|局|处)\s*{who}",
    ),
    (
        "whereabouts",
        re.compile(r"[调去到]哪[儿里]?(?!开|参)(?:去)?了|去向"),
        r"{who}[^，。；]{{0,16}}(?:调任|调往|调至|调到|赴[^，。；]{{2,12}}任|转任|升任)",
    ),
    (
        "before",
        re.compile(
            r"(?:之前|以前|原来|原先|早先)(?:是|在)?(?:哪[个家里儿]?(?:单位|部门|局|上班|任|工作|干)?(?:的|任职|工作|干)?(?=[？?\s]*$)|(?:干|做)什么(?:的|工作)|(?:什么|啥)(?:单位|职务|工作))"
        ),
        r"{who}[^，。；]{{0,8}}(?:原任|曾任|此前)",
    ),
    (
        "since",
        re.compile(
            r"(?:哪一?天|几月几号|几号|什么时候|何时|啥时候)[^，。？?]{0,6}(?:当的|当上|就任|上任|任职|升任|转任|转为|转正|上来的)"
            r"|(?:当上?|就任|上任|升任|转任|转为|转正)[^，。？?]{0,8}(?:哪一?天|几月几号|几号|什么时候|何时|啥时候)"
            r"|(?:哪一?天|几月几号|几号|什么时候|何时|啥时候)[^，。？?]{0,4}由[^，。？?]{2,6}(?:转|升|改)"
        ),
        r"(?:任命|选举|决定){who}|{who}[^，。；]{{0,10}}(?:任命|当选|就任|转任|升任)",
    ),
    (
        "view",
        re.compile(r"(?:什么|啥)(?:态度|看法|意见|观点|想法)|怎么(?:看|想|表态)"),
        r"{who}(?:同志|[\u4e00-\u9fff]?[市县区镇局]长)?(?:认为|指出|强调|表示|要求|提出|建议|说)",
    ),
    (
        "work",
        re.compile(r"(?:分管|管)(?:的)?(?:是)?(?:什么|啥|哪[块些个])|分(?:哪|什么)[^，。？?]{0,6}管"),
        r"{who}[^，。；]{{0,6}}(?:分管|负责)|分管[^，。；]{{0,16}}{who}",
    ),
)


def untold(asked: Asked) -> str:
    """What is asked of a person and no minutes in question tell; empty where they do, or none such is asked."""
    if not asked.query.people:
        return ""
    away = {name for one in asked.scope for name in one.attendance.absent}
    for kind, asks, tells in _UNTOLD:
        if not asks.search(asked.query.plain) or (kind == "whereabouts" and away & set(asked.query.people)):
            continue  # 去哪了, of one on leave: the list tells the reason
        said = re.compile("|".join(tells.format(who=re.escape(one)) for one in asked.query.people))
        if not any(said.search(asked.run_on(one.id)) for one in asked.scope):
            return kind
    return ""


def not_told(asked: Asked, kind: str) -> Answer:
    """What is asked of a person is not in the minutes: say so, and where they are named."""
    minutes = roll.where_named(asked)
    lines = [line("not_stated", what=say(f"what_{kind}"))]
    for person in asked.query.people:
        lines += roll.of_person(asked, minutes, person)[0]
    lines.append(words.stands(minutes))
    return answer(asked, Status.NOT_STATED, [lines], confidence=0.85, intent="attendance")
