from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.book import day as days
from diary.book import draws
from diary.book.book import Book
from diary.book.changes import Edit
from diary.book.joining import JoinReport, join, preview
from diary.core.codec import record_json
from diary.core.records import SINGLE, Day, DiaryInfo, Panel, Person, Record, Result, Symptom, Tombstone, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.storage.batch import Step
from tests.book.conftest import TODAY, did, fever, log
from tests.strategies import diaries, tombstones

TITLE = Message.of("book.settings")
EARLIER = datetime(2026, 3, 1, tzinfo=UTC)
LATER = datetime(2026, 3, 2, tzinfo=UTC)


def entry(severity: int = 1, changed_at: datetime | None = None, number: int = 1) -> Symptom:
    return Symptom(
        id=f"00000000-0000-4000-8000-{number:012}",
        when=When(TODAY),
        symptom="nausea",
        severity=severity,
        changed_at=changed_at,
    )


def put(book: Book, *records: Record) -> None:
    book.apply(Edit(title=TITLE, put=records, exact=True))


def joined(book: Book, *records: Record, stones: tuple[Tombstone, ...] = ()) -> JoinReport:
    report = preview(book, records, stones)
    join(book, report, source="copy.json")
    return report


def draw(
    *values: str, number: int = 1, at: When | None = None, unit: str = "10*9/L", specimen: str = "blood"
) -> tuple[Record, ...]:
    panel = Panel(id=f"panel-{number}", collected_at=at or When(TODAY, time(8, 10)), specimen=specimen)
    results = [
        Result(id=f"result-{number}-{place}", panel=panel.id, analyte="platelets", value=Decimal(value), unit=unit)
        for place, value in enumerate(values)
    ]
    return panel, *results


def test_what_is_not_here_is_new_and_a_second_import_finds_nothing_new(book: Book) -> None:
    first = joined(book, entry())
    assert first.new == (entry(),)
    assert not first.finds_nothing
    second = joined(book, entry())
    assert (second.new, second.same) == ((), (entry(),))
    assert second.finds_nothing
    assert len(book.journal()) == 1


def test_records_keep_their_own_stamps(book: Book) -> None:
    came = replace(entry(changed_at=EARLIER), changed_by="Maria")
    joined(book, came)
    assert book.timeline.symptoms_on(TODAY) == (came,)


def test_the_newer_wins_and_the_older_is_in_the_history(book: Book) -> None:
    put(book, entry(1, EARLIER))
    report = joined(book, entry(3, LATER))
    assert report.corrected == ((entry(1, EARLIER), entry(3, LATER)),)
    assert book.timeline.symptoms_on(TODAY) == (entry(3, LATER),)
    (change,) = book.journal()[0].changes
    assert (change.old, change.new, change.lost) == (entry(1, EARLIER), entry(3, LATER), False)


def test_an_older_one_loses_and_is_in_the_history_once(book: Book) -> None:
    put(book, entry(3, LATER))
    report = joined(book, entry(1, EARLIER))
    assert report.older == ((entry(3, LATER), entry(1, EARLIER)),)
    assert report.finds_nothing
    assert book.timeline.symptoms_on(TODAY) == (entry(3, LATER),)
    newest = book.journal()[0]
    assert newest.step is Step.JOIN
    assert [(change.new, change.lost) for change in newest.changes] == [(entry(1, EARLIER), True)]
    joined(book, entry(1, EARLIER))
    assert book.journal()[0] == newest


def test_without_a_stamp_it_is_the_oldest(book: Book) -> None:
    put(book, entry(1))
    joined(book, entry(2, EARLIER))
    joined(book, entry(3))
    assert book.timeline.symptoms_on(TODAY) == (entry(2, EARLIER),)


@pytest.mark.parametrize(("here", "there"), [(1, 2), (2, 1)])
def test_at_a_tie_the_greater_sum_wins_on_both_sides(book: Book, here: int, there: int) -> None:
    records = [entry(severity, LATER) for severity in (here, there)]
    put(book, records[0])
    joined(book, records[1])
    winner = max(records, key=lambda record: sha256(record_json(record).encode()).hexdigest())
    assert book.timeline.symptoms_on(TODAY) == (winner,)


def test_a_newer_stamp_alone_is_taken_over_in_silence(book: Book) -> None:
    put(book, entry(1, EARLIER))
    report = joined(book, entry(1, LATER))
    assert report.same == (entry(1, LATER),)
    assert report.finds_nothing
    assert book.timeline.symptoms_on(TODAY) == (entry(1, LATER),)
    assert preview(book, [entry(1, EARLIER)]).same == (entry(1, EARLIER),)


def stone(changed_at: datetime | None, number: int = 1) -> Tombstone:
    return Tombstone(kind="symptoms", id=entry(number=number).id, changed_at=changed_at)


def test_a_deletion_travels(book: Book) -> None:
    put(book, entry(1, EARLIER))
    report = joined(book, stones=(stone(LATER),))
    assert report.deleted == (entry(1, EARLIER),)
    assert book.timeline.symptoms_on(TODAY) == ()
    assert book.tombstones() == [stone(LATER)]
    assert joined(book, stones=(stone(LATER),)).deleted == ()
    assert len(book.journal()) == 2


def test_a_deletion_wins_a_tie_and_loses_to_a_later_change(book: Book) -> None:
    put(book, entry(1, LATER), entry(2, LATER, number=2))
    report = joined(book, stones=(stone(EARLIER), stone(LATER, number=2)))
    assert report.deleted == (entry(2, LATER, number=2),)


def test_what_was_deleted_here_comes_back_only_when_it_was_changed_since(book: Book) -> None:
    joined(book, stones=(stone(EARLIER),))
    report = joined(book, entry(1, EARLIER))
    assert (report.gone, report.new) == ((entry(1, EARLIER),), ())
    assert [change.lost for change in book.journal()[0].changes] == [True]
    assert joined(book, entry(2, LATER)).new == (entry(2, LATER),)
    assert book.tombstones() == []


def test_a_later_deletion_takes_the_place_of_an_earlier_one(book: Book) -> None:
    joined(book, stones=(stone(EARLIER),))
    joined(book, stones=(stone(LATER),))
    joined(book, stones=(stone(EARLIER),))
    assert book.tombstones() == [stone(LATER)]


def test_days_are_matched_by_their_date(book: Book) -> None:
    days.write_note(book, TODAY, "Slept badly.")
    report = joined(book, Day(id="another-id", day=TODAY, note="Slept well."))
    assert len(report.older) == 1
    assert [record.id for record in book.timeline if isinstance(record, Day)] == ["2026-03-04"]


def test_what_there_is_one_of_is_matched_whatever_its_id(book: Book) -> None:
    put(book, Person(id="person", name="Sample", changed_at=EARLIER))
    joined(book, Person(id="another-id", name="Sample diary", changed_at=LATER))
    assert [(record.id, record.name) for record in book.timeline if isinstance(record, Person)] == [
        ("person", "Sample diary")
    ]
    assert joined(book, Person(id="another-id", name="Sample diary", changed_at=LATER)).finds_nothing


def test_results_under_other_ids_are_known_by_analyte_moment_and_value(book: Book) -> None:
    joined(book, *draw("40"))
    report = joined(book, *draw("40", number=2))
    assert report.finds_nothing
    assert {record.id for record in report.same} == {"panel-2", "result-2-0"}
    assert len(book.timeline.panels) == 1


def test_the_same_value_in_another_unit_is_the_same(book: Book) -> None:
    joined(book, *draw("40"))
    assert joined(book, *draw("40000", number=2, unit="/uL")).finds_nothing


def test_results_of_other_analytes_are_compared_as_printed(book: Book) -> None:
    panel, *_ = draw()
    one = Result(id="f-1", panel=panel.id, analyte="other:Ferritin", value=Decimal(900), unit="ug/L")
    joined(book, panel, one)
    assert joined(book, panel, replace(one, id="f-2")).finds_nothing
    assert joined(book, panel, replace(one, id="f-3", unit="ng/L")).conflicts != ()


def test_another_value_of_the_same_moment_is_a_conflict_and_both_are_kept(book: Book) -> None:
    joined(book, *draw("40"))
    report = joined(book, *draw("50", number=2))
    ((here, came),) = report.conflicts
    assert (here.value, came.value) == (Decimal(40), Decimal(50))
    assert [str(count.value) for count in book.timeline.counts("platelets")] == ["40", "50"]
    assert joined(book, *draw("50", number=2)).conflicts == ()


def test_a_bound_is_not_the_same_as_its_number(book: Book) -> None:
    panel, result = draw("40")
    joined(book, panel, result)
    assert isinstance(result, Result)
    assert len(joined(book, panel, replace(result, id="bound", comparator="<")).conflicts) == 1


@pytest.mark.parametrize(
    ("at", "specimen"),
    [
        (When(TODAY, time(8, 11)), "blood"),
        (When(TODAY), "blood"),
        (When(TODAY, time(8, 10)), "csf"),
    ],
)
def test_another_moment_or_specimen_is_another_result(book: Book, at: When, specimen: str) -> None:
    joined(book, *draw("40"))
    assert len(joined(book, *draw("40", number=2, at=at, specimen=specimen)).new) == 2


def test_true_moments_tell_equal_wall_clocks_apart(book: Book) -> None:
    new_york, london = (When(TODAY, time(8, 10), timedelta(hours=hours)) for hours in (-5, 0))
    joined(book, *draw("40", at=new_york))
    assert len(joined(book, *draw("40", number=2, at=london)).new) == 2
    assert joined(book, *draw("40", number=3)).finds_nothing


def test_a_draw_with_one_new_result_comes_with_it(book: Book) -> None:
    joined(book, *draw("40"))
    panel, first = draw("40", number=2)
    second = Result(id="second", panel=panel.id, analyte="white-cells", value=Decimal("1.2"), unit="10*9/L")
    report = joined(book, panel, first, second)
    assert {record.id for record in report.new} == {"panel-2", "second"}
    assert preview(book, [panel, first, second]).finds_nothing


def test_a_result_without_its_draw_is_left_out(book: Book) -> None:
    _, result = draw("40")
    report = joined(book, result)
    assert report.orphans == (result,)
    assert book.timeline.records["results"] == {}


def test_a_draw_deleted_there_stays_for_a_result_that_was_changed_here_since(book: Book) -> None:
    panel, first, second = draw("40", "50")
    assert isinstance(second, Result)
    put(book, panel, first, replace(second, changed_at=LATER))
    kinds = (("counts", panel), ("results", first), ("results", second))
    stones = tuple(Tombstone(kind=kind, id=record.id, changed_at=EARLIER) for kind, record in kinds)
    report = joined(book, stones=stones)
    assert report.deleted == (first,)
    assert [count.value for count in book.timeline.counts("platelets")] == [Decimal(50)]


def test_a_draw_deleted_here_comes_back_with_a_result_that_was_changed_there_since(book: Book) -> None:
    panel, first, second = draw("40", "50")
    put(book, panel, first, second)
    draws.delete_draw(book, panel=book.timeline.panels[0])
    newer = replace(second, changed_at=datetime(2027, 1, 1, tzinfo=UTC))
    report = joined(book, panel, first, newer)
    assert (set(report.new), report.gone) == ({panel, newer}, (first,))
    assert [count.value for count in book.timeline.counts("platelets")] == [Decimal(50)]


def test_a_timeline_stands_for_a_diary_in_which_nothing_was_deleted() -> None:
    assert preview(Timeline.of([]), [entry()]).new == (entry(),)


def test_joining_works_out_anew_what_changed_since_the_preview(book: Book) -> None:
    report = preview(book, [entry(1, EARLIER)])
    put(book, entry(3, LATER))
    join(book, report)
    assert book.timeline.symptoms_on(TODAY) == (entry(3, LATER),)


def test_joining_is_one_change_with_the_name_of_its_source(book: Book, other: Book) -> None:
    fever(other)
    log(other)
    changes = did(join(book, preview(book, other.timeline, other.tombstones()), source="copy.json"))
    assert dict(changes.title.values) == {"source": "copy.json", "n": 2}
    assert "fever" in [flag.sign for flag in changes.raised]
    assert len(book.journal()) == 1


def contents(book: Book) -> set[str]:
    """What a diary says, single records without the ids and stamps that each copy gives its own."""
    return {
        record_json(replace(record, id=kind_of(record)) if kind_of(record) in SINGLE else record)
        for record in book.timeline
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=15)
@given(
    mine=diaries(),
    theirs=diaries(),
    stones=st.lists(tombstones(), max_size=3),
    shared=st.integers(0, 9),
)
def test_two_copies_say_the_same_once_each_has_joined_the_other(
    opened: Callable[..., Book],
    tmp_path_factory: pytest.TempPathFactory,
    *,
    mine: tuple[Record, ...],
    theirs: tuple[Record, ...],
    stones: list[Tombstone],
    shared: int,
) -> None:
    theirs = (*theirs, *(record for record in mine[:shared] if record not in theirs))
    folder = tmp_path_factory.mktemp("copies")
    with opened(str(folder / "one.db")) as one, opened(str(folder / "two.db")) as two:
        joined(one, *mine)
        joined(two, *theirs, stones=tuple(stones))
        for _ in range(2):
            joined(one, *two.timeline, stones=tuple(two.tombstones()))
            joined(two, *one.timeline, stones=tuple(one.tombstones()))
        assert contents(one) == contents(two)
        assert preview(one, two.timeline, two.tombstones()).finds_nothing
        assert one.check() == ()


def test_the_people_of_a_diary_are_part_of_it(book: Book) -> None:
    joined(book, DiaryInfo(id="diary", people=("self", "Maria")))
    assert book.timeline.diary.people == ("self", "Maria")
    assert book.timeline.day(date(2026, 3, 4)).note == ""
