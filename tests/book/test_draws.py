from dataclasses import replace
from datetime import time
from decimal import Decimal

from diary.book import draws
from diary.book.book import Book
from diary.book.changes import Edit
from diary.core.records import Panel, Result
from diary.core.texts import Message
from diary.core.when import When
from tests.book.conftest import TODAY, did, signs

AT = When(TODAY, time(8, 10))


def typed(analyte: str, value: str, unit: str = "10*9/L") -> Result:
    return Result(id="", panel="", analyte=analyte, value=Decimal(value), unit=unit, entered_as=value)


def drawn(book: Book, *results: Result) -> Panel:
    changes = did(draws.add_draw(book, collected_at=AT, lab="Clinic", results=results))
    (panel,) = (record for record in changes.added if isinstance(record, Panel))
    return panel


def held(book: Book, panel: Panel) -> dict[str, Result]:
    return {result.analyte: result for result in book.timeline.results_of.get(panel.id, ())}


def test_a_draw_and_its_results_are_one_change(book: Book) -> None:
    panel = drawn(book, typed("white-cells", "1.2"), typed("platelets", "40"))
    assert (panel.collected_at, panel.lab, panel.specimen, panel.source) == (AT, "Clinic", "blood", "typed")
    assert sorted(held(book, panel)) == ["platelets", "white-cells"]
    assert len({result.id for result in held(book, panel).values()}) == 2
    assert len(book.journal()) == 1


def test_a_low_count_raises_its_flag(book: Book) -> None:
    changes = draws.add_draw(book, collected_at=AT, results=(typed("platelets", "10"),))
    assert "low-platelets" in signs(changes)


def test_correcting_a_draw_keeps_what_the_laboratory_sent_besides(book: Book) -> None:
    panel = drawn(book, typed("white-cells", "1.2"), typed("platelets", "40"))
    white = held(book, panel)["white-cells"]
    book.apply(Edit(title=Message.of("book.settings"), put=(replace(white, code="6690-2", extra='{"x-a":1}'),)))
    later = When(TODAY, time(9))
    changes = did(
        draws.change_draw(
            book,
            panel=panel,
            collected_at=later,
            lab="Hospital",
            results=(typed("white-cells", "1.4"), typed("hemoglobin", "9.1", "g/dL")),
        )
    )
    new = held(book, panel)
    assert sorted(new) == ["hemoglobin", "white-cells"]
    assert (new["white-cells"].id, new["white-cells"].code, new["white-cells"].extra) == (
        white.id,
        "6690-2",
        '{"x-a":1}',
    )
    assert new["white-cells"].value == Decimal("1.4")
    assert book.timeline.panels[0].collected_at == later
    assert [record.analyte for record in changes.removed if isinstance(record, Result)] == ["platelets"]


def test_two_results_of_one_analyte_stay_two_when_their_draw_is_corrected(book: Book) -> None:
    panel = drawn(book, typed("platelets", "41"), typed("platelets", "14"))
    first, second = book.timeline.results_of[panel.id]
    results = (replace(first, value=Decimal(40)), second)
    draws.change_draw(book, panel=panel, collected_at=AT, results=results)
    assert set(book.timeline.results_of[panel.id]) - {second} == {book.timeline.get("results", first.id)}
    assert second in book.timeline.results_of[panel.id]


def test_deleting_a_draw_deletes_its_results(book: Book) -> None:
    panel = drawn(book, typed("white-cells", "1.2"), typed("platelets", "40"))
    assert len(did(draws.delete_draw(book, panel=panel)).removed) == 3
    assert book.timeline.panels == ()
    assert book.timeline.counts("white-cells") == ()
    assert len(book.tombstones()) == 3


def test_what_is_said_about_bands_is_remembered_for_that_laboratory(book: Book) -> None:
    draws.add_draw(
        book, collected_at=AT, lab="Clinic", results=(typed("white-cells", "1.2"),), neutrophils_include_bands=True
    )
    (panel,) = book.timeline.panels
    draws.change_draw(
        book,
        panel=panel,
        collected_at=AT,
        lab="Hospital",
        results=(typed("white-cells", "1.2"),),
        neutrophils_include_bands=False,
    )
    assert book.timeline.settings.neutrophils_include_bands == (("Clinic", True), ("Hospital", False))


def test_a_doubt_is_answered_and_what_was_entered_stays(book: Book) -> None:
    panel = drawn(book, typed("platelets", "150000"))
    result = held(book, panel)["platelets"]
    draws.answer_doubt(book, result=result, value=Decimal(150), unit="10*9/L")
    answered = held(book, panel)["platelets"]
    assert (answered.value, answered.entered_as, answered.doubt) == (Decimal(150), "150000", None)
