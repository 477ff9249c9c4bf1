"""The pages for people name every command, setting and format, and no place that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import cli
from config.settings import Settings
from knowledge.readers import formats

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_in_the_readme(readme: str) -> None:
    listed = set(re.findall(r"^\| `minutes-bot ([a-z-]+)", readme, re.MULTILINE))
    assert listed == set(cli.commands)


def test_every_option_of_a_command_is_in_the_readme(readme: str) -> None:
    options = {
        option
        for command in cli.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert {option for option in options if option not in readme} == set()


def test_every_setting_is_in_the_readme(readme: str) -> None:
    listed = set(re.findall(r"^\| `MINUTES_([A-Z_]+)`", readme, re.MULTILINE))
    assert listed == {name.upper() for name in Settings.model_fields}


def test_every_format_is_in_the_readme(readme: str) -> None:
    section = readme.split("## 格式")[1].split("\n## ", maxsplit=1)[0]
    assert {suffix for suffix in formats() if f"`{suffix}`" not in section} == set()


def test_every_place_in_the_architecture_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    places = set(re.findall(r"`((?:bot|config|handlers|knowledge|samples|tests)/[\w./]*)`", page))
    assert len(places) > 20
    assert {place for place in places if not (ROOT / place).exists()} == set()


def test_the_conversations_of_the_readme_quote_the_samples(readme: str) -> None:
    samples = [ROOT / "samples" / "changwu31.txt", *(ROOT / "samples" / "source").glob("*.txt")]
    source = "".join(file.read_text("utf-8") for file in samples)
    quoted = re.findall(r"^> .*?「([^」]+)」", readme, re.MULTILINE)
    assert len(quoted) > 5
    assert [words for words in quoted if words not in source] == []
