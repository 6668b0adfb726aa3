"""The program: without a command it opens the window, with one it runs that."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    named = window_diary(given)
    if named is None:
        from diary.cli.main import run

        return run(given)
    from diary.app import open_window

    return open_window(Path(named) if named else None)


def window_diary(arguments: Sequence[str]) -> str | None:
    """The diary that the window opens, empty for the person's own; None where the arguments name a command."""
    match arguments:
        case []:
            return ""
        case ["--diary", file] if file:
            return file
        case [one] if one.startswith("--diary=") and one != "--diary=":
            return one.removeprefix("--diary=")
    return None


if __name__ == "__main__":
    sys.exit(main())
