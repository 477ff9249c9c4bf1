"""The page for operators and the files to deploy with name what is there, and all of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from telegram.ext import CommandHandler

from bot.application import build
from bot.cli import cli
from config.replies import say
from config.settings import Settings
from handlers import menus
from knowledge.access import GRANTED
from tests.handlers.fakes import FakeServices
from tests.telegram_server import TOKEN

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
SETTINGS = {f"MINUTES_{name.upper()}" for name in Settings.model_fields}


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "operations.md").read_text("utf-8")


@pytest.fixture(scope="module")
def commands() -> set[str]:
    """All that the bot answers to."""
    application = build(Settings(_env_file=None, telegram_token=TOKEN), FakeServices())
    return {name for it in application.handlers[0] if isinstance(it, CommandHandler) for name in it.commands}


def test_every_command_of_telegram_is_on_the_page(page: str, commands: set[str]) -> None:
    assert set(re.findall(r"^\| /(\w+) \|", page, re.MULTILINE)) == commands


def test_every_command_of_a_menu_is_answered(commands: set[str]) -> None:
    assert {name for menu in menus.COMMANDS.values() for name in menu} <= commands


def test_every_standing_is_on_the_page(page: str) -> None:
    listed = re.findall(r"^\| (\S+) \| .*\| .* \|$", page.split("## 5.")[1].split("###", maxsplit=1)[0], re.MULTILINE)
    assert {say(f"standing_{it}") for it in GRANTED} <= set(listed)


@pytest.mark.parametrize(
    "place", ["docs/operations.md", "deploy/minutes-bot.service", "deploy/compose.yaml", "deploy/Dockerfile"]
)
def test_every_setting_named_is_one(place: str) -> None:
    assert set(re.findall(r"MINUTES_[A-Z_]+", (ROOT / place).read_text("utf-8"))) <= SETTINGS


def test_every_program_command_named_is_one(page: str) -> None:
    unit = (DEPLOY / "minutes-bot.service").read_text("utf-8")
    named = set(re.findall(r"minutes-bot ([a-z][a-z-]+)(?= |`|$)", page + unit, re.MULTILINE))
    assert {"load", "backup", "restore", "run", "chat", "check-config"} <= named
    assert named <= set(cli.commands)


def test_every_file_that_is_copied_is_there() -> None:
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert len(copied) > 5
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_compose_file_keeps_the_store_in_a_volume() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    bot = compose["services"]["bot"]
    (volume,) = bot["volumes"]
    name, _, place = volume.partition(":")
    assert name in compose["volumes"]
    assert bot["environment"]["MINUTES_DB"].startswith(f"{place}/")
    assert (DEPLOY / bot["build"]["context"] / bot["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize("extra", ["ocr", "bench"])
def test_extras_are_locked_by_hash_and_name_no_host(extra: str) -> None:
    lock = (ROOT / "requirements" / f"{extra}.lock").read_text("utf-8")
    pins = [line for line in lock.splitlines() if line[:1].isalpha()]
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert "://" not in lock
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][extra]
    assert {re.match(r"[\w-]+", one)[0].lower() for one in wanted} <= {pin.partition("==")[0] for pin in pins}  # type: ignore[index]
    assert f"--require-hashes -r requirements/{extra}.lock" in (ROOT / "Makefile").read_text("utf-8")
