from datetime import date
from pathlib import Path

from diary.book.joining import preview
from diary.core.errors import Problem
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.exchange.reading import Reading
from diary.ui.pages.counts.import_review import SHOWN, Review, added, review
from tests.ui.pages.counts.draws import TEXTS, draw

TODAY = date(2026, 5, 15)


def reviewed(reading: Reading, known: Timeline) -> Review:
    return review(reading, preview(known, reading.records, reading.tombstones), TEXTS)


def problem(number: int = 0) -> Problem:
    return Problem("counts[0]", Message.of("counts.import.more", n=number))


def test_new_draws_and_results_are_counted_in_words() -> None:
    records = (*draw("2026-05-01", white_cells="0.9", platelets="41"), *draw("2026-05-02", platelets="36"))
    reading = Reading(kind="fhir", records=records, people=("Micah Example",), ignored=(("Encounter", 2), ("Claim", 1)))
    said = reviewed(reading, Timeline.of([]))
    assert said.adds
    assert said.lines == (
        "The file is about Micah Example. Check that this is the right person.",
        "New: 2 blood draws and 3 results.",
        "Not for this diary: 3 other parts of the file.",
    )
    assert added(preview(Timeline.of([]), records), TEXTS) == "Added: 2 blood draws and 3 results"


def test_a_second_import_finds_nothing_new() -> None:
    records = tuple(draw("2026-05-01", white_cells="0.9"))
    said = reviewed(Reading(kind="fhir", records=records), Timeline.of(records))
    assert not said.adds
    assert said.lines == ("Already here: 2 entries.", "Nothing new was found.")


def test_another_value_of_the_same_moment_is_a_conflict_and_both_are_kept() -> None:
    said = reviewed(
        Reading(kind="fhir", records=tuple(draw("2026-05-01T08:00", source="imported", platelets="14"))),
        Timeline.of([*draw("2026-05-01T08:00", platelets="41")]),
    )
    assert any(line.startswith("In conflict: 1 result.") for line in said.lines)


def test_each_reason_stands_once_and_many_are_only_counted() -> None:
    held = tuple(problem(number) for number in range(SHOWN + 2))
    said = reviewed(Reading(kind="fhir", problems=(problem(1), problem(1)), held=held), Timeline.of([]))
    assert said.left_out == ("2 times: and 1 more reasons",)
    assert len(said.held) == SHOWN + 1
    assert said.held[-1] == "and 2 more reasons"


def test_the_module_needs_no_qt() -> None:
    import diary.ui.pages.counts.import_review as module

    assert "PySide6" not in Path(str(module.__file__)).read_text(encoding="utf-8")
