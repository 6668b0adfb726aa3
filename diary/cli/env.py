"""What every command works with."""

import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from diary.config.paths import Paths
from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.clock import Clock
from diary.core.errors import Problem
from diary.core.texts import Message, Texts

if TYPE_CHECKING:
    from diary.signs.rules import RuleBook

WIDTH = 88

DONE, SOMETHING, FAILED, WARNING = 0, 1, 2, 3
"""Exit codes: all well; something left out; nothing done; a warning sign above a note."""


@dataclass(frozen=True)
class Env:
    """What lies outside a command, so that tests can put something else there.

    Attributes:
        clock: Tells the time.
        paths: The folders of this computer.
        resources: The program's own resources.
        variables: The environment variables.
        ask: Asks for a passphrase without showing it; None where nobody can be asked.
    """

    clock: Clock
    paths: Paths
    resources: Resources
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    ask: Callable[[str], str] | None = None

    @cached_property
    def catalog(self) -> Catalog:
        """The names of symptoms, medicines and blood tests."""
        return self.resources.catalog()

    @cached_property
    def texts(self) -> Texts:
        """The words that a person reads."""
        return Texts(self.resources.texts(), self.catalog)

    @cached_property
    def rules(self) -> "RuleBook":
        """The warning signs."""
        from diary.signs.rules import parse_rules

        return parse_rules(self.resources.sign_rules())

    def say(self, text: str = "", indent: str = "") -> None:
        """Print a paragraph, wrapped; lines after the first are indented two more."""
        print(wrapped(text, indent))

    def text(self, message_id: str, /, **values: object) -> str:
        """A text by its id."""
        return self.texts.text(message_id, **values)

    def warn(self, message: Message) -> None:
        """Say a sentence on standard error."""
        print(wrapped(self.texts.render(message)), file=sys.stderr)

    def name_problems(self, source: str, problems: tuple[Problem, ...]) -> None:
        """Name on standard error what was left out of a source, each with its place."""
        for problem in problems:
            print(wrapped(self.problem(problem, source)), file=sys.stderr)

    def problem(self, problem: Problem, source: str = "") -> str:
        """A problem as one line: where, and why."""
        places = [place for place in (source, problem.where) if place]
        return ": ".join([*places, self.texts.render(problem.message)])


def wrapped(text: str, indent: str = "") -> str:
    """The text in lines that fit a terminal."""
    below = " " * (len(indent) + 2)
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=below, break_on_hyphens=False, break_long_words=False
    )
