"""An item that was found, and what was asked → the word without which it is no answer, or none.

An item may hold most of a question and yet be of another matter: another body, noun, place, number or year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.fitting import found
from knowledge.missing.deeds import (
    missing_act,
    missing_building,
    missing_charge,
    missing_duty,
    missing_holder,
    missing_project,
    missing_site,
    missing_speaker,
)
from knowledge.missing.held import text_of
from knowledge.missing.kinds import (
    missing_age,
    missing_contrast,
    missing_level,
    missing_name,
    missing_number,
    missing_side,
    missing_threshold,
    missing_variant,
)
from knowledge.missing.nouns import missing_body, missing_noun, missing_tail, missing_word
from knowledge.missing.titles import missing_title

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

_STORY = 45  # characters from which a question tells much that no minutes hold


def missing(asked: Asked, hit: Hit) -> str:
    """A word of the question without which the item is no answer to it; empty where it holds all such."""
    held = text_of(asked, hit)
    return (
        missing_body(asked, held)
        or missing_word(asked, held)
        or missing_tail(asked, hit, held)
        or missing_building(asked, hit, held)
        or missing_project(asked, held)
        or missing_side(asked, held)
        or missing_level(asked, held)
        or missing_site(asked, held)
        or missing_speaker(asked, held)
        or (missing_noun(asked, hit, held) if found(hit) and len(asked.query.raw) <= _STORY else "")
        or missing_number(asked, held)
        or missing_variant(asked, held)
        or missing_name(asked, held)
        or missing_holder(asked, held)
        or missing_charge(asked, held)
        or missing_duty(asked, held)
        or missing_act(asked, held)
        or missing_contrast(asked, hit, held)
        or missing_age(asked, hit, held)
        or missing_threshold(asked, held)
        or missing_title(asked, hit)
    )
