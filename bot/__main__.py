"""The command line's words → an exit code: ``minutes-bot`` and ``python -m bot``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run one command and leave with its exit code."""
    from bot.cli import run

    for stream in (sys.stdin, sys.stdout, sys.stderr):  # a byte that is no text must not end the program
        if stream is not None:  # as where a shell closed it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
