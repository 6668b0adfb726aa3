"""Everything one does with a clone of the Blood Count Diary, by one command from nothing.

Needs Python 3.11 to 3.13 and nothing else. Makes `.venv` in the clone, installs what the lock
files name, and says in one sentence what it cannot do.
"""

import sys

if not (3, 11) <= sys.version_info < (3, 14):
    sys.exit(
        "The diary needs Python 3.11, 3.12 or 3.13, and this is Python "
        + sys.version.split()[0]
        + "; run this file with one of those."
    )

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools import headless, quality
from devtools.environment import ensure_environment, remake_locks
from devtools.problem import DevProblem
from devtools.qt_libraries import (
    OFFSCREEN,
    X11,
    ensure_libraries,
    has_display,
    libraries_for_window,
)

ROOT = Path(__file__).resolve().parent.parent


def run(arguments: Sequence[str]) -> int:
    """Open the window, or do what the diary's own arguments say."""
    if arguments:
        return _python("-m", "diary", *arguments)
    if has_display(os.environ):
        ensure_libraries(libraries_for_window(os.environ))
        return _python("-m", "diary")
    headless.show_sample(ROOT, ensure_environment(ROOT))
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run all tests with their coverage floors, or pytest with the arguments given."""
    ensure_libraries(OFFSCREEN | X11, virtual_screen=True)
    python = ensure_environment(ROOT)
    if arguments:
        return quality.pytest(ROOT, python, arguments)
    return _report(quality.test_everything(ROOT, python))


def lint(arguments: Sequence[str]) -> int:
    """Check style, types, import arrows, sizes and hygiene."""
    _no_arguments("lint", arguments)
    return _report(quality.lint(ROOT, ensure_environment(ROOT)))


def check(arguments: Sequence[str]) -> int:
    """Do all of lint, then all of test."""
    return max(lint(arguments), test(arguments))


def tour(arguments: Sequence[str]) -> int:
    """Draw every screen, state, theme and size to PNG files in a folder."""
    ensure_libraries(OFFSCREEN | X11, virtual_screen=True)
    return _python("packaging/tour.py", *(arguments or [str(ROOT / "build" / "tour")]))


def bench(arguments: Sequence[str]) -> int:
    """Measure the diary against what the platform itself costs."""
    ensure_libraries(OFFSCREEN)
    return _python("packaging/bench.py", *arguments)


def mutate(arguments: Sequence[str]) -> int:
    """Change every number, window and condition of the warning rules and count what the examples notice."""
    return _python("packaging/mutate.py", *arguments)


def specificity(arguments: Sequence[str]) -> int:
    """Count on how many days of quiet years and of ten years each warning sign is raised."""
    return _python("packaging/specificity.py", *arguments)


def warnings(arguments: Sequence[str]) -> int:
    """Write docs/warnings.md anew from the rules."""
    _no_arguments("warnings", arguments)
    return _python("packaging/warnings_page.py")


def rules(arguments: Sequence[str]) -> int:
    """Record what the rules look for under their version, once it was raised."""
    _no_arguments("rules", arguments)
    return _python("packaging/rules_version.py")


def golden(arguments: Sequence[str]) -> int:
    """Draw the kept pictures of charts anew, once their look was meant to change."""
    _no_arguments("golden", arguments)
    return _python("packaging/golden.py")


def lock(arguments: Sequence[str]) -> int:
    """Resolve the requirements anew into the lock files."""
    _no_arguments("lock", arguments)
    remake_locks(ROOT)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (run, test, lint, check, tour, bench, mutate, specificity, warnings, rules, golden, lock)
}


def _python(*arguments: str) -> int:
    python = ensure_environment(ROOT)
    return subprocess.run([str(python), *arguments], check=False, cwd=ROOT).returncode


def _no_arguments(command: str, arguments: Sequence[str]) -> None:
    if arguments:
        message = f"`{command}` takes no arguments."
        raise DevProblem(message)


def _report(wrong: Sequence[str]) -> int:
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


def usage() -> str:
    """What can be asked of this file."""
    commands = [f"  {name:12} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 packaging/dev.py COMMAND [-- arguments]", "", *commands])


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help"}:
        print(usage())
        return 0
    if name not in COMMANDS:
        print(f"There is no command `{name}`; there are: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    except DevProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
