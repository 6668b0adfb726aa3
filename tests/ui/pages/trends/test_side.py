from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.core.records import Record
from diary.core.timeline import Timeline
from diary.ui.pages.trends.marks import BLANK, PRESENT, LineMark, RangeMark, Swatch
from diary.ui.pages.trends.readout import Readout, readout
from diary.ui.pages.trends.side import Side
from diary.ui.theme import Theme
from tests.charts import builders as b
from tests.ui.pages.trends.flags import past_flag

TEXTS = b.texts()
DAY = date(2026, 5, 9)
Make = Callable[..., Side]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Iterator[Make]:
    sides: list[Side] = []

    def build(width: int = 248) -> Side:
        side = Side(theme, TEXTS)
        side.resize(width, 700)
        sides.append(side)
        side.show()
        return side

    yield build
    for side in sides:
        side.hide()
        side.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def of(*records: Record, flags: tuple[tuple[str, str], ...] = ()) -> Readout:
    timeline = Timeline.of(records)
    return readout(timeline, TEXTS.catalog, TEXTS, DAY, flags=[past_flag(*flag) for flag in flags])


def seen(side: Side) -> list[str]:
    """The words of the card that show, from the top, from the left."""
    QCoreApplication.sendPostedEvents()
    labels = [label for label in side.readout.findChildren(QLabel) if label.isVisible() and label.text()]
    labels.sort(
        key=lambda label: (label.mapTo(side, label.rect().center()).y() // 10, label.mapTo(side, label.pos()).x())
    )
    return [label.text() for label in labels]


def marks(side: Side, kind: type[QWidget]) -> list[QWidget]:
    return [mark for mark in side.readout.findChildren(kind) if mark.isVisible()]


def test_the_card_says_the_day_its_values_and_its_symptoms(make: Make) -> None:
    side = make()
    counts = b.draw("2026-05-08T08:00", neutrophils="0.3", platelets="18")
    side.readout.show_readout(of(*counts, b.temperature("2026-05-09T20:00", "38.4"), b.symptom(DAY, "nausea", 3)))
    words = seen(side)
    assert words[0] == "Saturday 9 May 2026"
    for word in ("Neutrophils", "0.3", "G4", "Counts: 1 day old", "38.4 °C", "at 20:00, fever", "Nausea", "severe"):
        assert word in words


def test_another_day_uses_the_same_rows_and_leaves_nothing_of_the_former(make: Make) -> None:
    side = make()
    flags = (("fever", "now"), ("anemia", "today"), ("pain", "tell"), ("bleeding", "tell"))
    symptoms = [b.symptom(DAY, name, 3) for name in ("nausea", "fatigue", "headache")]
    side.readout.show_readout(of(*b.draw("2026-05-09", neutrophils="0.3"), *symptoms, flags=flags))
    assert {"Call at once", "Tell the team that day", "Tell at the next contact", "and 1 more"} <= set(seen(side))
    before = len(side.readout.findChildren(QWidget))
    side.readout.show_readout(of(*b.draw("2026-05-09", neutrophils="2.5")))
    assert len(side.readout.findChildren(QWidget)) == before
    words = seen(side)
    assert "2.5" in words
    assert not {"0.3", "G4", "Call at once", "and 1 more", "Nausea"} & set(words)
    side.readout.show_readout(of())
    assert "Neutrophils" not in seen(side)


def test_a_step_is_named_once_for_all_of_its_signs(make: Make) -> None:
    side = make()
    side.readout.show_readout(of(flags=(("fever", "now"), ("infection", "now"))))
    assert seen(side).count("Call at once") == 1
    side.readout.show_readout(of(flags=(("fever", "now"), ("infection", "today"))))
    assert seen(side).count("Call at once") == 1
    assert "Tell the team that day" in seen(side)


def test_nothing_is_said_of_warning_signs_on_a_day_without(make: Make) -> None:
    side = make()
    side.readout.show_readout(of())
    assert not [word for word in seen(side) if "warning" in word.lower() or "more" in word]


def test_a_value_outside_its_range_has_a_triangle_with_its_word(make: Make) -> None:
    side = make()
    found = of(*b.draw("2026-05-09", neutrophils="0.3", platelets="600"))
    counts = tuple(
        type(line)(analyte=line.analyte, name=line.name, value=line.value, marker=marker)
        for line, marker in zip(found.counts, ("low", "high"), strict=True)
    )
    side.readout.show_readout(
        Readout(
            day=DAY, context=(), counts=counts, readings=(), flags=found.flags, symptoms=(), rest="", given=(),
        )
    )  # fmt: skip
    assert [mark.accessibleName() for mark in marks(side, RangeMark)] == ["below range", "above range"]
    side.readout.show_readout(found)
    assert marks(side, RangeMark) == []


def test_the_button_opens_the_day(qtbot: QtBot, make: Make) -> None:
    side = make()
    with qtbot.waitSignal(side.readout.open_day):
        side.readout.open_button.click()


def test_nothing_moves_while_the_day_changes_as_long_as_there_is_room(make: Make) -> None:
    side = make()
    places = set()
    for found in (of(), of(b.symptom(DAY, "nausea", 3), *b.draw("2026-05-09", neutrophils="0.3"))):
        side.readout.show_readout(found)
        QCoreApplication.sendPostedEvents()
        places.add((side.readout.open_button.mapTo(side, side.readout.open_button.pos()).y(), side.legend.y()))
    assert len(places) == 1


def test_the_legend_stands_below_the_card_and_beside_it_where_there_is_room(make: Make) -> None:
    assert make().legend.x() == 0
    wide = make(900)
    QCoreApplication.sendPostedEvents()
    assert wide.legend.mapTo(wide, wide.legend.rect().topLeft()).x() > wide.readout.geometry().right()


def test_the_picture_or_the_table_is_copied(make: Make) -> None:
    side = make()
    assert (side.copy_button.text(), side.copy_button.accessibleName()) == ("Copy", "Copy picture")
    assert side.save_button.isVisible()
    side.offer(table=True)
    assert (side.copy_button.text(), side.copy_button.accessibleName()) == ("Copy table", "Copy table")
    assert not side.save_button.isVisible()
    side.offer(table=False)
    assert side.save_button.isVisible()


def test_the_legend_says_when_a_cell_stands_for_several_days(make: Make) -> None:
    legend = make().legend
    assert not legend.cells.isVisible()
    legend.show_cell_days(7)
    assert legend.cells.isVisible()
    assert "7 days" in legend.cells.text()


def drawn(mark: QWidget) -> QImage:
    mark.resize(mark.sizeHint())
    return mark.grab().toImage()


def test_every_analyte_state_and_step_has_a_sign_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    mark, swatch = LineMark(theme), Swatch(theme)
    qtbot.addWidget(mark)
    qtbot.addWidget(swatch)
    pictures = []
    for analyte in ("white-cells", "neutrophils", "hemoglobin", "platelets", "alt"):
        for state in ("", "preliminary", "corrected", "in-doubt"):
            mark.show_mark(analyte, state)
            pictures.append(drawn(mark))
    for step in (BLANK, PRESENT, 0, 1, 2, 3, 4):
        swatch.show_step(step)
        pictures.append(drawn(swatch))
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])


def test_a_sign_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    mark = RangeMark(theme)
    mark.setParent(around)
    before = mark.sizeHint()
    mark.show_marker("high", "above range")
    theme.set_text_size(200)
    assert mark.sizeHint() == before * 2
    assert not drawn(mark).isNull()
