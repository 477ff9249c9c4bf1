"""Environment and .env → the settings that a command needs, and a page that says what is wrong with them."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click
from pydantic import SecretStr, ValidationError
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from config.replies import say
from config.settings import Settings
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Given = Mapping[str, tuple[str, str]]

_PREFIX = "MINUTES_"
_TOKEN = re.compile(r"\d+:\S+")  # 123456:an-invented-token
_LISTEN = re.compile(r".+:\d{1,5}")  # 0.0.0.0:8080


class SettingsError(KnowledgeError):
    """A setting has a value that it cannot have."""

    key = "cli_settings_wrong"


def settings() -> Settings:
    """Read all settings; SettingsError names those that cannot be used."""
    wrong = _unusable(_given())
    if wrong:
        raise SettingsError(wrong=say("report_comma").join(_PREFIX + name.upper() for name in sorted(wrong)))
    return Settings()


def store_path(db: Path | None) -> Path:
    """Tell which store a command works on."""
    return db if db is not None else settings().db


def today(day: date | None) -> date:
    """Tell the day to count from: the one given, else that of the clock in the office's time zone."""
    return day or datetime.now(ZoneInfo(settings().timezone)).date()


def check() -> int:
    """Print every setting, its source and what is wrong; 1 where anything is. Prints no secret."""
    given = _given()
    wrong = _problems(given)
    for name, field in Settings.model_fields.items():
        value, source = given.get(name, (field.get_default(), "default"))
        shown, origin = _shown(name, value), say(f"cli_source_{source}")
        click.echo(say("cli_setting", name=_PREFIX + name.upper(), value=shown, source=origin))
        click.echo(say("cli_setting_about", about=field.description))
        if name in wrong:
            click.echo(say("cli_setting_wrong", reason=wrong[name]))
    unknown = sorted(set(given) - set(Settings.model_fields))
    for name in unknown:
        click.echo(say("cli_setting_unknown", name=_PREFIX + name.upper()))
    if "telegram_token" not in given:
        click.echo(say("cli_setting_no_token"))
    if "admins" not in given:
        click.echo(say("cli_setting_no_admins"))
    click.echo(say("cli_settings_bad" if wrong or unknown else "cli_settings_good"))
    return 1 if wrong or unknown else 0


def _given() -> Given:
    """Every setting that somebody made: name → (value, source); the environment wins over the file."""
    found: dict[str, tuple[str, str]] = {}
    places = {"file": DotEnvSettingsSource(Settings), "environment": EnvSettingsSource(Settings)}
    for source, place in places.items():
        for name, value in place.env_vars.items():
            if name.upper().startswith(_PREFIX) and value:
                found[name.upper().removeprefix(_PREFIX).lower()] = (value, source)
    return found


def _unusable(given: Given) -> set[str]:
    """Name the settings without whose mending no command can start."""
    try:
        Settings()
    except ValidationError as error:
        return {str(part["loc"][0]).removeprefix(_PREFIX.lower()) for part in error.errors()}
    return {"timezone"} if "timezone" in given and not _is_zone(given["timezone"][0]) else set()


def _problems(given: Given) -> dict[str, str]:
    """Tell what is wrong with which setting, as sentences."""
    checks: dict[str, Callable[[str], bool]] = {
        "timezone": _is_zone,
        "webhook_listen": lambda value: bool(_LISTEN.fullmatch(value)),
        "telegram_token": lambda value: bool(_TOKEN.fullmatch(value)),
        "telegram_base_url": _is_address,
        "telegram_base_file_url": _is_address,
        "telegram_proxy": lambda value: "://" in value,
        "webhook_url": _is_address,
        "db": lambda value: not Path(value).is_dir(),
    }
    bad = _unusable(given) | {name for name, holds in checks.items() if name in given and not holds(given[name][0])}
    return {name: say(f"cli_setting_bad_{name}") for name in bad}


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # the first is ZoneInfoNotFoundError
        return False
    return True


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _shown(name: str, value: object) -> str:
    """Show a value, of a secret only whether there is one; an address may hold a password or the token."""
    if value in {None, frozenset()}:
        return say("cli_value_none")
    if "SecretStr" in str(Settings.model_fields[name].annotation) or isinstance(value, SecretStr):
        return say("cli_value_secret")
    if isinstance(value, str) and "://" in value:
        parts = urlsplit(value)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname}{port}/…"
    return str(value)
