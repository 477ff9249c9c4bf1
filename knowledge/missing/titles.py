"""A paper that the question names or quotes, and the item found → its title where no title of the item is that one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers.words import title as item_title
from knowledge.fitting import OF_A_MATTER
from knowledge.folding import fold
from knowledge.missing.held import in_any_words
from knowledge.questions.patterns import PAPERS
from knowledge.word_classes import words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

# 《某某市创新资金管理办法》: a title as quoted
_QUOTED = re.compile(rf"《([^《》]{{6,60}}(?:{PAPERS})[^《》]{{0,8}})》")
_SEVERAL = re.compile(r"[和及与]")  # 整治方案和子方案: two papers
_OF_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,5}?[省市县区州旗](?:人民政府)?")
_PAPER_LIKE = re.compile(rf"[\u4e00-\u9fff]{{4,12}}(?:{PAPERS})")


def missing_title(asked: Asked, hit: Hit) -> str:
    """A title with a noun that no title of the item has, as the question quotes or names it; empty for none such."""
    titles = "".join([fold(item_title(hit.item.item)), *map(fold, hit.item.item.documents)])
    if "《" not in titles and not hit.item.item.documents:
        return ""
    for quoted in _QUOTED.finditer(asked.query.raw):
        title = _OF_PLACE.sub("", quoted[1])  # whose paper it is goes without saying
        if any(not in_any_words(noun, titles) for noun in _nouns(title)):
            return quoted[0]
    topic = asked.query.topic
    if "的".join(topic.split()) in asked.query.plain:  # 人才公寓的管理办法
        topic = topic.replace(" ", "")
    if asked.query.intent in OF_A_MATTER and _PAPER_LIKE.fullmatch(topic) and not _SEVERAL.search(topic):
        nouns = [noun for noun in _nouns(topic) if not re.fullmatch(PAPERS, noun)]
        there = [noun for noun in nouns if set(noun) & set(titles) or in_any_words(noun, titles)]
        return topic if there and len(there) < len(nouns) else ""
    return ""


def _nouns(title: str) -> list[str]:
    return [word for word, kind in words(fold(title)) if len(word) > 1 and kind.startswith(("n", "vn"))]
