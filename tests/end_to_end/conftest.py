"""A virtual screen for the tests of the real window, and people who sit in front of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.person import Person
from tests.end_to_end.screen import virtual_screen

Sit = Callable[..., Person]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The display of a screen of one's own."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with virtual_screen() as name:
        yield name


@pytest.fixture
def empty_home(tmp_path: Path) -> Path:
    """A home in which the program was never started."""
    folder = tmp_path / "somebody"
    folder.mkdir()
    return folder


@pytest.fixture
def sit_down(display: str, empty_home: Path) -> Iterator[Sit]:
    """Start the program in that home and sit down in front of it."""
    people: list[Person] = []

    def start(*arguments: str) -> Person:
        people.append(Person(display, empty_home, arguments))
        return people[-1]

    yield start
    for person in people:
        person.leave()
