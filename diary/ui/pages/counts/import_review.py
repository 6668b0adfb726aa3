"""What reading a file found, in words, before anything of it is kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diary.core.errors import Problem
from diary.core.records import Panel, Record, Result
from diary.core.texts import Texts
from diary.exchange.reading import Reading

if TYPE_CHECKING:
    from diary.book.joining import JoinReport

SHOWN = 6
"""How many reasons are listed before the rest is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an import would do.

    Attributes:
        lines: What is new, already here, changed, in conflict or deleted.
        left_out: What cannot be kept, each with its reason.
        held: What is kept in doubt or as unknown words, each with its reason.
        adds: Whether there is anything to keep.
    """

    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    adds: bool = False


def review(reading: Reading, report: "JoinReport", texts: Texts) -> Review:
    """The review of a file that was read and compared with the diary."""
    text = texts.text
    lines = []
    if reading.people:
        lines.append(text("counts.import.about", people=texts.join(reading.people)))
    lines.append(text("counts.import.new", what=_amount(report.new, texts)) if report.new else "")
    for name, found in (
        ("same", report.same), ("corrected", report.corrected), ("older", report.older), ("deleted", report.deleted),
        ("gone", report.gone), ("conflicts", report.conflicts), ("orphans", report.orphans),
    ):  # fmt: skip
        lines.append(text(f"counts.import.{name}", n=len(found)) if found else "")
    if reading.ignored:
        lines.append(text("counts.import.ignored", n=sum(number for _, number in reading.ignored)))
    if report.finds_nothing:
        lines.append(text("counts.import.nothing"))
    return Review(
        lines=tuple(line for line in lines if line),
        left_out=_reasons(reading.problems, texts),
        held=_reasons((*reading.held, *reading.unknown_words), texts),
        adds=not report.finds_nothing,
    )


def added(report: "JoinReport", texts: Texts) -> str:
    """What was kept, for the toast."""
    changed = [new for _, new in report.corrected]
    return texts.text("counts.import.added", what=_amount((*report.new, *changed), texts))


def _amount(records: Iterable[Record], texts: Texts) -> str:
    """The numbers of draws, results and other entries as a list."""
    kinds = Counter(
        "draws" if isinstance(record, Panel) else "results" if isinstance(record, Result) else "others"
        for record in records
    )
    parts = [
        texts.text(f"counts.import.{kind}", n=kinds[kind]) for kind in ("draws", "results", "others") if kinds[kind]
    ]
    return texts.join(tuple(parts)) or texts.text("counts.import.others", n=0)


def _reasons(problems: Iterable[Problem], texts: Texts) -> tuple[str, ...]:
    """The different reasons, each once with how often; beyond a few the rest is counted."""
    counted = Counter(texts.render(problem.message) for problem in problems)
    said = [
        reason if n == 1 else texts.text("counts.import.times", reason=reason, n=n) for reason, n in counted.items()
    ]
    if len(said) > SHOWN:
        said = [*said[:SHOWN], texts.text("counts.import.more", n=len(said) - SHOWN)]
    return tuple(said)
