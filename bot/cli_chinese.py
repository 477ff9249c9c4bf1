"""click in Chinese: its help pages, its types and its complaints about wrong usage."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from config.replies import say


class _Chinese(click.Command):
    """A command whose help page is Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 the parent's
        kwargs.setdefault("options_metavar", say("cli_options_metavar"))
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option Chinese help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("cli_help_help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, prefix=say("cli_usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a Chinese heading; an argument stands in the usage line alone."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section(say("cli_options")):
            formatter.write_dl(rows)


class Command(_Chinese):
    """One command."""


class Group(_Chinese, click.Group):
    """The commands together."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 the parent's
        kwargs.setdefault("subcommand_metavar", say("cli_subcommand_metavar"))
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(60)) for name, command in self.commands.items()]
        with formatter.section(say("cli_commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; Misuse where there is none of the name."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise Misuse(say("cli_command_unknown", name=args[0]), ctx)
        return super().resolve_command(ctx, args)


class Misuse(click.UsageError):
    """Wrong usage that is already told in Chinese."""


class Day(click.ParamType[date]):
    """A day as ``YYYY-MM-DD``."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 the parent's
        """Show the form in the help page."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401, ARG002 the parent's
        """Turn the words into a day."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Misuse(say("cli_bad_date", value=value), ctx) from None


def complaint(error: click.UsageError) -> str:
    """One sentence about wrong usage: the cause, and where to read on."""
    command = error.ctx.command_path if error.ctx else say("cli_program")
    return say("cli_complaint", cause=_cause(error), command=command)


def _cause(error: click.UsageError) -> str:
    if isinstance(error, Misuse):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return say("cli_option_unknown", name=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        return say("cli_option_value", name=error.option_name)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return say("cli_no_command")
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, error.param)
    return say("cli_usage_wrong")


def _bad_value(error: click.BadParameter, param: click.Parameter) -> str:
    name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
    if isinstance(error, click.MissingParameter):
        return say("cli_missing", name=name)
    if isinstance(param.type, click.Choice):
        return say("cli_bad_choice", name=name, choices=" ".join(map(str, param.type.choices)))
    return say("cli_bad_value", name=name)
