"""Measures: medians, and ratios within one run on one machine."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.records import Record
from diary.core.texts import Texts
from diary.exchange.sample import STORY_END, sample_records

if TYPE_CHECKING:
    from diary.book.book import Book
    from diary.storage.connection import Key

ROOT = Path(__file__).resolve().parents[2]
CLOCK = FixedClock(datetime(STORY_END.year, STORY_END.month, STORY_END.day, 18, 0, tzinfo=UTC))
YEARS = 10


class Bench:
    """Prints one line a figure and remembers nothing."""

    def __init__(self, runs: int, folder: Path) -> None:
        self.runs = runs
        self.folder = folder
        self.home = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PYTHONPATH": str(ROOT)}
        self.home.pop("PYTHONDONTWRITEBYTECODE", None)
        self.home["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")  # an installed program is compiled once
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.home[name] = str(folder / name)
        self.resources = Resources.find()
        self.texts = Texts(self.resources.texts(), self.resources.catalog())
        self.ten_years = sample_records(years=YEARS)

    def compare(self, name: str, target: str, floor: Callable[[], float], ours: Callable[[], float]) -> None:
        """Measure the two in turn and print their medians and the median of their ratios."""
        floor(), ours()  # warm
        pairs = [(floor(), ours()) for _ in range(self.runs)]
        ratio = median(mine / base for base, mine in pairs)
        base, mine = (median(side) for side in zip(*pairs, strict=True))
        print(
            f"{name:58} {mine * 1000:9.1f} ms  floor {base * 1000:8.1f} ms  x {ratio:5.2f}  (target {target})",
            flush=True,
        )

    def report(self, name: str, target: str, ours: Callable[[], float]) -> None:
        """Measure by itself and print the median."""
        ours()
        mine = median(ours() for _ in range(self.runs))
        print(f"{name:58} {mine * 1000:9.1f} ms  {'':31}(target {target})", flush=True)

    def book(self, name: str, records: tuple[Record, ...], key: "Key | None" = None) -> "Book":
        """A diary file with these records, open."""
        from diary.book.book import Book
        from diary.book.changes import Edit
        from diary.core.texts import Message
        from diary.signs.rules import parse_rules

        path = self.folder / f"{name}.db"
        rules = parse_rules(self.resources.sign_rules())
        fresh = not path.exists()
        book = Book.open(path, clock=CLOCK, rules=rules, catalog=self.texts.catalog, key=key)
        if fresh and records:
            book.apply(Edit(title=Message.of("ui.sample"), put=records, exact=True))
        return book

    def script(self, *parts: str, arguments: tuple[str, ...] = ()) -> tuple[float, str]:
        """Run a script as a whole process; seconds and what it printed."""
        started = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", "\n".join(parts), *arguments],
            env=self.home, cwd=self.folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return perf_counter() - started, done.stdout


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = perf_counter()
    work()
    return perf_counter() - started
