"""An item → its words as they are compared, and whether a word stands in them in any form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.grams import sound
from knowledge.weights import spread

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

PAIR, THREE = 2, 3  # letters of a word
SUMS = frozenset({"amount", "figure", "total", "price"})


def text_of(asked: Asked, hit: Hit) -> str:
    """The words of an item with its heading, as they are compared; of a very long one the first passages."""
    meeting = asked.minutes(hit.item.minutes_id).meeting
    name = f"{meeting.issuer or ''}{meeting.name or ''}"  # whose it is and what it is about goes unsaid below
    return name + "".join(passage.plain + passage.context for passage in asked.library.passages(hit.item.id)[:200])


def in_any_words(word: str, text: str) -> bool:
    """Whether a text has a word, or what else is said for it."""
    return any(one in text for one in vocabulary().ways_to_say(word))


def stands(word: str, held: str) -> bool:
    """Whether a text has a word, the letters of a short one as a longer one spells it, or what else is said for it."""
    return bool(spread(word).search(held)) or in_any_words(word, held)


def sounds_like(word: str, held: str) -> bool:
    """Whether a text has a word of the same sound and one same character (核算 for 核酸): a slip of typing."""
    if len(word) != PAIR:
        return False
    alike = set(re.findall(rf"{word[0]}[\u4e00-\u9fff]|[\u4e00-\u9fff]{word[1]}", held))
    return any(sound(one) == sound(word) for one in alike)


def by_other_words(asked: Asked, word: str, held: str) -> bool:
    """Whether a text has what is said for a term of the question that the word is a part of."""
    return any(other in held for term in asked.query.terms if word in term.text for other in term.others)
