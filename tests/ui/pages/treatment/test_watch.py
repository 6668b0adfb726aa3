"""What to watch for with what runs now."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.book import treatment
from diary.book.book import Book
from diary.core.guide import Guide
from diary.core.records import Device, Medicine, Phase, Record, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.pages.treatment.watch import SHOWN, Topic, topics
from tests.ui.pages.treatment.hands import lines

LEFT = Qt.MouseButton.LeftButton
NOW = datetime(2026, 3, 4, 18, 0)


def entry(anchor: str, **about: object) -> dict[str, Any]:
    return {"anchor": anchor, "title": anchor.capitalize(), "watch": f"Watch for {anchor}.", **about}


GUIDE = Guide.parse(
    [
        (
            "chapter",
            {
                "title": "Chapter",
                "order": 1,
                "group": "treatment",
                "lead": "Lead.",
                "entry": [
                    entry("history", medicines=["vincristine"]),
                    entry("nerves", medicines=["vincristine"], symptoms=["tremor"], signs=["nerve-damage"]),
                    entry("both", medicines=["vincristine", "cytarabine"], symptoms=["tremor"], signs=["infection"]),
                    {**entry("lines", devices=["port"]), "watch": "", "about": "A tube."},
                    entry("germs", devices=["port"], phases=["induction"]),
                    *(entry(f"eye-{n}", medicines=["imatinib"]) for n in range(SHOWN + 1)),
                    entry("burns", treatments=["radiation"]),
                    entry("cells", treatments=["transplant"]),
                    entry("tap", treatments=["lumbar-puncture"]),
                ],
            },
        )
    ]
)


def when(text: str | None) -> When | None:
    return When.parse(text) if text else None


def found(texts: Texts, *records: Record) -> tuple[Topic, ...]:
    return topics(Timeline.of(records), GUIDE, texts, NOW)


def targets(shown: tuple[Topic, ...]) -> list[list[str]]:
    return [[page.target for page in topic.watched] for topic in shown]


def dose(started: str | None, ended: str | None = None, **changed: object) -> Treatment:
    given: dict[str, Any] = {
        "id": "t",
        "kind": "infusion",
        "medicine": "vincristine",
        "started": when(started),
        "ended": when(ended),
    }
    return Treatment(**(given | changed))


def test_pages_that_warn_of_something_come_alone_and_the_rest_is_a_link_away(texts: Texts) -> None:
    (topic,) = found(texts, Medicine(id="m", medicine="vincristine", started=when("2026-03-01")))
    assert topic.name == "Vincristine"
    assert [page.target for page in topic.watched] == ["nerves", "both"]
    assert topic.watched[0].watch == "Watch for nerves."
    assert topic.more == "medicine:vincristine"


def test_a_page_stands_under_the_first_thing_that_it_is_about(texts: Texts) -> None:
    shown = found(
        texts,
        Medicine(id="m", medicine="vincristine", started=when("2026-03-01")),
        Medicine(id="n", medicine="cytarabine", started=when("2026-03-01")),
        Device(id="d", device="port", placed=when("2026-02-01")),
        Phase(id="p", phase="induction", started=when("2026-02-01")),
    )
    assert [(topic.name, topic.more) for topic in shown] == [("Vincristine", "medicine:vincristine"), ("Port", "")]
    assert targets(shown) == [["nerves", "both"], ["germs"]]


def test_only_a_few_pages_show_and_the_rest_is_a_link_away(texts: Texts) -> None:
    (topic,) = found(texts, Medicine(id="m", medicine="imatinib"))
    assert len(topic.watched) == SHOWN
    assert topic.more == "medicine:imatinib"


def test_what_the_guide_knows_nothing_of_is_named(texts: Texts) -> None:
    assert found(texts, Medicine(id="m", medicine="other:Newmab")) == (Topic(name="Newmab", watched=()),)


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (dose("2026-03-04T17:00"), True),
        (dose("2026-03-04T19:00"), False),
        (dose("2026-03-04T10:00", planned=True), False),
        (dose(None), True),
        (dose("2026-02-17T10:00", "2026-02-18T00:00"), True),
        (dose("2026-02-17T10:00", "2026-02-17T23:59"), False),
        (dose("2026-02-17T00:00"), True),  # without an end it is taken to end after 24 hours
        (dose("2026-02-16T23:59"), False),
        (dose("2026-03-04", kind="missed-dose"), False),
        (dose("2025-12-01", "2026-01-21", kind="radiation", medicine=None), True),
        (dose("2025-12-01", "2026-01-20", kind="radiation", medicine=None), False),
        (dose("2025-12-01", kind="radiation", medicine=None), True),
        (dose("2025-11-24", kind="transplant", medicine=None), True),
        (dose("2025-11-22", kind="transplant", medicine=None), False),
        (dose("2026-02-25", kind="lumbar-puncture", medicine=None), True),
        (dose("2026-02-23", kind="lumbar-puncture", medicine=None), False),
    ],
)
def test_what_ran_of_late_is_still_watched(texts: Texts, record: Treatment, *, shown: bool) -> None:
    assert bool(found(texts, record)) is shown


def test_the_latest_dose_comes_first(texts: Texts) -> None:
    shown = found(texts, dose("2026-03-01T10:00"), dose("2026-03-03T10:00", id="u", medicine="imatinib"))
    assert [topic.name for topic in shown] == ["Imatinib", "Vincristine"]


def test_nothing_running_is_said_and_the_general_signs_hold(page: TreatmentPage) -> None:
    said = lines(page.watch)
    assert any(line.startswith("Nothing is on file as running now.") for line in said)
    assert any(line.startswith("The general signs hold at any time: fever") for line in said)
    assert page.watch.links == []


def test_the_card_leads_to_the_guide(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    treatment.put(book, Medicine(id="m", medicine="vincristine", started=when("2026-03-01")))
    page.refresh(None)
    assert page.watch.links[0].words == "Vincristine"
    with qtbot.waitSignal(page.open_guide) as asked:
        qtbot.mouseClick(page.watch.links[0], LEFT)
    assert asked.args == ["vincristine"]
    with qtbot.waitSignal(page.open_guide) as asked:
        qtbot.keyClick(page.watch.general, Qt.Key.Key_Return)
    assert asked.args == ["warnings"]


def test_the_card_names_a_few_things_and_all_when_asked(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    words = ("other:Newmab", "other:Oldmab", "other:Lastmab", "imatinib")
    for number, word in enumerate(words):
        started = When((NOW - timedelta(days=9 - number)).date())
        treatment.put(book, Medicine(id=f"m{number}", medicine=word, started=started))
    page.refresh(None)
    assert "The guide has no page about Newmab. Ask your care team what to watch for." in lines(page.watch)
    shown = len(lines(page.watch))
    assert page.watch.more.text() == "Show all 4"
    qtbot.mouseClick(page.watch.more, LEFT)
    assert len(lines(page.watch)) > shown
    assert page.watch.more.text() == "Show fewer"
    page.arrange(wide=False)
    qtbot.mouseClick(page.watch.more, LEFT)
    assert len(lines(page.watch)) < shown


def test_a_change_that_ends_something_takes_it_from_the_card(page: TreatmentPage, book: Book) -> None:
    treatment.put(book, Medicine(id="m", medicine="vincristine", started=when("2026-03-01")))
    page.refresh(None)
    assert page.watch.links
    treatment.put(book, Medicine(id="m", medicine="vincristine", started=when("2026-03-01"), ended=when("2026-03-02")))
    page.refresh(None)
    assert page.watch.links == []
