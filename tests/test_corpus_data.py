"""The made documents of ``tests/corpus``: their gold fits the schema and quotes what stands there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import Kind, Outcome, Role

CORPUS = Path(__file__).parent / "corpus"
GOLD = sorted(CORPUS.glob("*.json"))


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_every_quotation_of_the_gold_is_verbatim(file: Path) -> None:
    gold: dict[str, Any] = json.loads(file.read_text("utf-8"))
    source = file.with_suffix(".txt").read_bytes().decode("utf-8")
    assert gold["file"] == file.with_suffix(".txt").name
    end = 0
    for ordinal, item in enumerate(gold["items"], 1):
        assert item["ordinal"] == ordinal
        assert item["kind"] in set(Kind)
        start, stop = item["span"]
        assert end <= start < stop <= len(source)
        end = stop
        assert item["topic"] in source
        assert (item["heading"] or "") in source[start:stop]
        decisions = [item["decision"], *item.get("more_decisions", [])] if item["decision"] else []
        for decision in decisions:
            assert decision["outcome"] in set(Outcome)
            assert source[slice(*decision["span"])] == decision["text"]
        for directive in item["directives"]:
            assert start <= directive["span"][0] < directive["span"][1] <= stop
            assert source[slice(*directive["span"])] == directive["text"]
            assert (directive["deadline"] or {"text": ""})["text"] in directive["text"]
            for body in directive["bodies"]:
                assert body["role"] in set(Role)
                assert "".join(body["name"].split()) in "".join(directive["text"].split())


def test_at_least_a_third_is_kept_aside() -> None:
    aside = [json.loads(file.read_text("utf-8"))["aside"] for file in GOLD]
    assert len(aside) >= 16
    assert sum(aside) >= len(aside) / 3
