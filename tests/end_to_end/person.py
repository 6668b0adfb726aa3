"""A person in front of the diary: looks, types, clicks, and waits until something shows."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from tests.end_to_end.screen import Hands

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "real-window"
PATIENCE = 20.0
"""Seconds until something that should show is given up."""

MANY = 80
WHEEL_UP, WHEEL_DOWN = 4, 5
NOON = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A widget as it shows."""

    name: str
    kind: str
    value: str
    box: tuple[int, int, int, int]
    enabled: bool
    window: int
    focus: bool
    in_view: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


Sight = tuple[Seen, ...]


def environment(home: Path, display: str = "") -> dict[str, str]:
    """What the program finds: an empty home, a screen, and a day whose noon is now, so that no run meets midnight."""
    behind = datetime.now(UTC).hour - NOON  # noqa: TID251  (real time, for a real program)
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TZ": f"NOON{behind:+d}",
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONWARNINGS": "error",
        "MPLCONFIGDIR": os.environ["MPLCONFIGDIR"],
    }


class Person:
    """Uses one running window of the diary.

    Args:
        display: The screen it opens on.
        home: Whose home it runs in.
        arguments: The program's arguments.

    Attributes:
        window: The number of its window on the screen.
    """

    def __init__(self, display: str, home: Path, arguments: Sequence[str] = ()) -> None:
        self.hands = Hands(display)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.watched", *arguments],
            cwd=ROOT,
            env=environment(home, display),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.window = self._window()
        self.hands.focus(self.window)

    def look(self, question: str = "look") -> Sight:
        """All that shows now."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        print(question, file=self.program.stdin, flush=True)
        answer = self.program.stdout.readline()
        assert answer, f"the program ended with {self.program.wait()}"
        plain: list[dict[str, Any]] = json.loads(answer)
        return tuple(Seen(**{**seen, "box": tuple(seen["box"])}) for seen in plain)

    def picture(self, name: str) -> None:
        """Keep what is on the screen as a picture."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.look(f"picture {PICTURES / name}.png")

    def until(self, holds: Callable[[Sight], object], what: str) -> Sight:
        """Look until something holds."""
        given_up = time.monotonic() + PATIENCE
        while not holds(sight := self.look()):
            if time.monotonic() > given_up:
                self.picture("given-up")
                names = "\n".join(sorted({seen.name for seen in sight if seen.name}))
                raise AssertionError(f"{what} did not come; what shows:\n{names}")
        return sight

    def see(self, words: str) -> Seen:
        """Wait until words show, whole or as a part of a longer text."""
        return find(self.until(lambda sight: find(sight, words), f"“{words}”"), words) or _never()

    def gone(self, words: str) -> None:
        """Wait until words no longer show."""
        self.until(lambda sight: not find(sight, words), f"the end of “{words}”")

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.hands.keys(*keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.hands.text(text)

    def focused(self, words: str) -> Seen:
        """Wait until the cursor is on something."""
        self.until(lambda sight: (at := focus(sight)) and words in at.name, f"the cursor on “{words}”")
        return focus(self.look()) or _never()

    def tab_to(self, words: str, *, back: bool = False) -> None:
        """Go to something by the Tab key alone, or backward by Shift and Tab."""
        for _ in range(MANY):
            at = focus(self.look())
            if at and words in at.name:
                return
            self.press("shift+Tab" if back else "Tab")
            self.until(partial(_moved_on, at), f"a step toward “{words}”")
        self.picture("given-up")
        raise AssertionError(f"Tab never came to “{words}”")

    def click(self, words: str) -> None:
        """Click something; turn the wheel toward it where it is out of view."""
        for _ in range(MANY):
            target = self.see(words)
            if target.in_view:
                self.hands.click(*target.middle)
                return
            page = next(seen for seen in self.look() if seen.kind.endswith("Page"))
            self.hands.click(*page.middle, button=WHEEL_UP if target.middle[1] < page.middle[1] else WHEEL_DOWN)
        raise AssertionError(f"“{words}” cannot be scrolled to")

    def take_dialog(self) -> None:
        """Give the keyboard to the dialog that has just opened, as a window manager does."""
        self.hands.focus(self._window(other_than=self.window))

    def take_window_back(self) -> None:
        """Give the keyboard back to the window."""
        self.hands.focus(self.window)

    def close(self) -> int:
        """Close the window as its cross does; gives the program's exit code."""
        self.look("close")
        return self.program.wait(PATIENCE)

    def kill(self) -> None:
        """End the program at once, as a power cut does."""
        self.program.kill()
        self.program.wait()

    def leave(self) -> None:
        """Leave nothing running."""
        if self.program.poll() is None:
            self.kill()
        for pipe in (self.program.stdin, self.program.stdout):
            if pipe is not None:
                pipe.close()

    def _window(self, other_than: int = 0) -> int:
        """Wait for a window of the program; gives its number on the screen."""
        return _windows(self.until(lambda sight: _windows(sight, other_than), "a window"), other_than)[-1]


def find(sight: Sight, words: str) -> Seen | None:
    """Something by its whole name, else by a part of it; in view rather than not, a control rather than its label."""
    named = [seen for seen in sight if seen.name == words] or [seen for seen in sight if words in seen.name]
    named.sort(key=lambda seen: (not seen.in_view, seen.kind in {"Text", "RichText"}))
    return next(iter(named), None)


def focus(sight: Sight) -> Seen | None:
    """Where the cursor is."""
    return next((seen for seen in sight if seen.focus), None)


def _moved_on(before: Seen | None, sight: Sight) -> bool:
    return focus(sight) != before


def _windows(sight: Sight, other_than: int) -> list[int]:
    found = [seen for seen in sight if seen.window and seen.kind != "QMenu"]
    return [seen.window for seen in found if seen.window != other_than]


def _never() -> Seen:
    raise AssertionError("what was seen is gone")
