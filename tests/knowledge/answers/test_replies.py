"""The wording of answers: every key that the code says exists, and every key of the section is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.replies import replies
from knowledge.model import Kind, Outcome, Role
from knowledge.questions.patterns import FACTS

ROOT = Path(__file__).parents[3]
SECTION = re.compile(r"^# -{10,} (?P<title>[^\n]+)\n(?P<body>.*?)(?=^# -{10,}|\Z)", re.MULTILINE | re.DOTALL)
FAMILIES = {  # keys that are put together from a noun of the model
    "outcome_": {one.value for one in Outcome},
    "role_": {one.value for one in Role},
    "kind_": {one.value for one in Kind},
    "part_": {"attendee", "observer", "absent", "recorder", "chair"},
    "what_": {kind for kind, _ in FACTS} - {"date", "place"} | {"fact_date", "fact_place"},
}


def _keys() -> set[str]:
    text = (ROOT / "config" / "replies.yaml").read_text("utf-8")
    (body,) = (found["body"] for found in SECTION.finditer(text) if found["title"].startswith("answers"))
    return set(re.findall(r"^([a-z_]+):", body, re.MULTILINE))


def _code(*folders: str) -> str:
    return "\n".join(path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize(("family", "members"), FAMILIES.items())
def test_every_member_of_a_family_has_its_word(family: str, members: set[str]) -> None:
    assert {f"{family}{member}" for member in members} <= replies().keys()


def test_every_key_that_an_answer_says_exists() -> None:
    said = re.findall(r"\b(?:line|say)\(\s*\"([a-z_]+)\"", _code("knowledge/answers"))
    assert len(said) > 60
    assert set(said) <= replies().keys()


def test_every_key_of_the_section_is_said() -> None:
    code = _code("knowledge", "handlers", "bot")
    said = set(re.findall(r"\"([a-z_]+)\"", code))
    begun = tuple(re.findall(r"f\"([a-z]+_)\{", code))
    unsaid = {key for key in _keys() if key not in said and not key.startswith(begun)}
    assert unsaid == set(), "say it, or take it out"
