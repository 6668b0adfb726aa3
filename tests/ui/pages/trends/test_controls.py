"""What stands above the charts: views, ranges, dates, panels."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diary.charts.view import SymptomOrder
from diary.exchange.sample import sample_records
from diary.ui.pages.trends.page import TrendsPage
from tests.charts import builders as b
from tests.ui.pages.trends import stage

Make = Callable[..., TrendsPage]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    yield from stage.pages(qtbot, tmp_path)


def redraw(qtbot: QtBot, page: TrendsPage, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.chart.drawn_anew):
        act()


def axes(page: TrendsPage) -> set[str]:
    assert page.chart.drawn is not None
    return set(page.chart.drawn.axes)


def test_a_range_draws_anew(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, page.controls.ranges.button("two-weeks").click)
    assert page.chart.drawn is not None
    assert page.chart.drawn.first == date(2026, 5, 1)


def test_dates_open_with_the_days_that_show_and_the_cursor_in_the_first(make: Make) -> None:
    page = make()
    dates = page.controls.dates
    assert not dates.isVisible()
    page.activateWindow()
    page.controls.ranges.button("dates").click()
    assert dates.isVisible()
    assert (dates.first.value(), dates.last.value()) == (date(2026, 2, 12), b.TODAY)
    assert dates.shown.text() == "Shown: 12 Feb 2026 to 14 May 2026, 92 days"
    assert dates.first.edit.hasFocus()


def test_dates_are_shown_in_either_order_and_remembered(qtbot: QtBot, make: Make) -> None:
    page = make()
    dates, ranges = page.controls.dates, page.controls.ranges
    ranges.button("dates").click()
    dates.first.edit.setDate(QDate(2026, 4, 20))
    redraw(qtbot, page, lambda: dates.last.edit.setDate(QDate(2026, 3, 1)))
    assert page.presenter.days == (date(2026, 3, 1), date(2026, 4, 20))
    assert dates.first.value() == date(2026, 4, 20)
    assert dates.shown.text() == "Shown: 1 Mar 2026 to 20 Apr 2026, 51 days"
    ranges.button("month").click()
    assert not dates.isVisible()
    ranges.button("dates").click()
    assert page.presenter.days == (date(2026, 3, 1), date(2026, 4, 20))


def test_dates_follow_zoom_and_pan(make: Make) -> None:
    page = make()
    page.controls.ranges.button("dates").click()
    page.moves.closer.click()
    assert page.controls.ranges.value() == "dates"
    assert (page.controls.dates.first.value(), page.controls.dates.last.value()) == page.presenter.days


def test_after_zoom_no_named_range_is_chosen_until_one_is_again(make: Make) -> None:
    page = make()
    page.moves.closer.click()
    assert page.controls.ranges.value() is None
    page.controls.ranges.button("three-months").click()
    assert page.presenter.days == (date(2026, 2, 12), b.TODAY)
    assert page.controls.ranges.value() == "three-months"


def test_the_panels_are_chosen_by_boxes_and_two_alone_compare(qtbot: QtBot, make: Make) -> None:
    page = make()
    card = page.controls.show_card
    assert not card.isVisible()
    page.controls.show_button.click()
    assert card.isVisible()
    assert list(card.panels) == ["white-cells", "hemoglobin", "platelets", "temperature"]
    assert card.panels["white-cells"].text() == "White cells and neutrophils"
    assert all(box.isChecked() for box in card.panels.values())
    assert not card.usual.isVisible()
    redraw(qtbot, page, card.panels["temperature"].click)
    redraw(qtbot, page, card.panels["hemoglobin"].click)
    assert page.presenter.view(800, 600, 1.0).panels == ("white-cells", "platelets")
    assert axes(page) & {"white-cells", "hemoglobin", "platelets", "temperature"} == {"white-cells", "platelets"}
    assert card.usual.isVisible()
    redraw(qtbot, page, card.usual.click)
    assert page.presenter.panels is None
    assert "temperature" in axes(page)
    assert all(box.isChecked() for box in card.panels.values())


def test_ticking_all_of_the_usual_panels_is_the_usual_choice(make: Make) -> None:
    page = make()
    page.controls.show_button.click()
    box = page.controls.show_card.panels["temperature"]
    box.click()
    box.click()
    assert page.presenter.panels is None


def test_a_value_of_another_kind_brings_a_box(make: Make) -> None:
    page = make()
    page.controls.show_button.click()
    page.services.book.timeline = page.services.book.timeline.changed(b.draw("2026-05-10", creatinine="1.1"))
    page.refresh(None)
    boxes = page.controls.show_card.panels
    assert list(boxes)[-2:] == ["creatinine", "temperature"]
    assert not boxes["creatinine"].isChecked()


def test_the_order_of_symptoms_and_the_scale(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.controls.show_button.click()
    card = page.controls.show_card
    redraw(qtbot, page, card.order.button("group").click)
    assert page.presenter.symptom_order is SymptomOrder.GROUP
    redraw(qtbot, page, card.log_scale.click)
    assert page.chart.drawn is not None
    assert page.chart.drawn.axes["white-cells"].get_yscale() == "linear"


def test_escape_closes_the_panels_and_goes_back_to_the_button(make: Make) -> None:
    page = make()
    page.activateWindow()
    page.controls.show_button.click()
    box = page.controls.show_card.panels["platelets"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A)
    assert page.controls.show_card.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not page.controls.show_card.isVisible()
    assert page.controls.show_button.hasFocus()


@pytest.fixture
def by_cycle(qtbot: QtBot, make: Make) -> TrendsPage:
    """The sample diary by cycle."""
    page = make(list(sample_records(last=b.TODAY, until=datetime(2026, 5, 14, 15, 0))))
    with qtbot.waitSignal(page.cycles.chart.drawn_anew):
        page.controls.views.button("cycles").click()
    return page


def test_by_cycle_shows_the_cycles_and_their_lowest_counts(by_cycle: TrendsPage) -> None:
    page = by_cycle
    assert page.cycles.chart.isVisible()
    assert page.lowest.isVisible()
    for hidden in (page.chart, page.table, page.controls.ranges, page.moves, page.side.readout, page.side.legend):
        assert not hidden.isVisible()
    first = page.lowest.table.model_.rows[0]
    assert first[0] == "Induction, part 1"
    table = page.lowest.table
    assert table.height() >= table.verticalHeader().length() + table.horizontalHeader().height()
    page.activateWindow()
    page.focus_start()
    assert page.cycles.chart.hasFocus()


def test_the_chart_of_cycles_tells_what_it_shows(by_cycle: TrendsPage) -> None:
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(by_cycle.cycles.chart)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name).startswith("Chart of cycles")
    assert "neutrophils" in interface.text(QAccessible.Text.Description)
    QAccessible.setActive(False)


def test_the_chart_of_cycles_has_its_scale_and_nothing_else_to_choose(qtbot: QtBot, by_cycle: TrendsPage) -> None:
    page, card = by_cycle, by_cycle.controls.show_card
    page.controls.show_button.click()
    assert card.log_scale.isVisible()
    assert not card.order.isVisible()
    assert not any(box.isVisible() for box in card.panels.values())
    with qtbot.waitSignal(page.cycles.chart.drawn_anew):
        card.log_scale.click()
    assert page.cycles.chart.drawn is not None
    assert page.cycles.chart.drawn.axes["neutrophils"].get_yscale() == "linear"


def test_the_chart_of_cycles_is_copied_and_saved(by_cycle: TrendsPage, tmp_path: Path) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(by_cycle.cycles.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 2 * by_cycle.cycles.chart.width()
    by_cycle.pictures.write(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_the_lowest_counts_are_copied_as_rows(by_cycle: TrendsPage) -> None:
    by_cycle.lowest.table.copy()
    assert QGuiApplication.clipboard().text().split("\n")[1].startswith("Induction, part 1\t")


def test_a_diary_without_a_cycle_says_how_one_begins(qtbot: QtBot, make: Make) -> None:
    page = make([*b.draw("2026-05-09", platelets="40"), *b.draw("2026-05-10", platelets="30")])
    page.controls.views.button("cycles").click()
    assert page.cycles.empty.isVisible()
    assert not page.lowest.isVisible()
    assert not page.beside.isVisible()
    action = page.cycles.empty.action
    assert action is not None
    with qtbot.waitSignal(page.open_page) as opened:
        action.click()
    assert opened.args == ["treatment"]
    page.activateWindow()
    page.focus_start()
    assert not page.cycles.chart.hasFocus()


def test_escape_on_the_button_closes_its_card_and_else_goes_on_up(make: Make) -> None:
    page = make()
    show = page.controls.show_button
    QTest.keyClick(show, Qt.Key.Key_Escape)
    QTest.keyClick(show, Qt.Key.Key_Space)
    assert page.controls.show_card.isVisible()
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert not page.controls.show_card.isVisible()
