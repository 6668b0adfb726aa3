from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from diary.core.timeline import Timeline
from diary.exchange.sample import sample_records
from diary.ui.pages.trends.page import TrendsPage
from tests.charts import builders as b
from tests.ui.lint import cut, settle, small
from tests.ui.pages.trends import stage

Make = Callable[..., TrendsPage]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    yield from stage.pages(qtbot, tmp_path)


def is_drawn(page: TrendsPage) -> bool:
    return page.chart.drawn is not None


def redraw(qtbot: QtBot, page: TrendsPage, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.chart.drawn_anew):
        act()


def test_until_the_first_picture_the_page_says_that_it_is_drawing(qtbot: QtBot, make: Make) -> None:
    page = make(shown=False)
    assert not is_drawn(page)
    redraw(qtbot, page, page.show)
    assert is_drawn(page)


def test_too_little_to_draw_is_said_instead(make: Make) -> None:
    page = make(b.draw("2026-05-09", platelets="40"))
    assert page.empty.isVisible()
    for widget in (page.card, page.beside, page.controls.views, page.controls.ranges, page.controls.show_button):
        assert not widget.isVisible()


def test_the_chart_appears_with_the_second_day(qtbot: QtBot, make: Make) -> None:
    page = make(b.draw("2026-05-09", platelets="40"))
    book = page.services.book
    book.timeline = book.timeline.changed(b.draw("2026-05-10", platelets="30"))
    redraw(qtbot, page, lambda: page.refresh(None))
    assert not page.empty.isVisible()
    assert page.chart.isVisible()


def test_the_chart_is_a_chart_to_screen_readers_with_a_summary(make: Make) -> None:
    page = make()
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(page.chart)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Chart of trends"
    assert "12 Feb 2026 to 14 May 2026" in interface.text(QAccessible.Text.Description)
    QAccessible.setActive(False)


def test_the_description_changes_with_the_picture(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, page.controls.ranges.button("two-weeks").click)
    assert "1 May 2026 to 14 May 2026" in page.chart.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "modifier", "days"),
    [(Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -1), (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, -7)],
)
def test_arrow_keys_move_the_line(
    qtbot: QtBot, make: Make, key: Qt.Key, modifier: Qt.KeyboardModifier, days: int
) -> None:
    page = make()
    QTest.keyClick(page.chart, key, modifier)
    there = b.TODAY + timedelta(days=days)
    assert page.chart.day == there
    qtbot.waitUntil(lambda: page.side.readout.day_label.text() == page.services.texts.day(there, "full"))
    QTest.keyClick(page.chart, Qt.Key.Key_Right, modifier)
    assert page.chart.day == b.TODAY


def test_home_and_end_go_to_the_ends_and_enter_opens_the_day(qtbot: QtBot, make: Make) -> None:
    page = make()
    QTest.keyClick(page.chart, Qt.Key.Key_Home)
    assert page.chart.day == page.presenter.days[0]
    QTest.keyClick(page.chart, Qt.Key.Key_End)
    QTest.keyClick(page.chart, Qt.Key.Key_A)
    assert page.chart.day == b.TODAY
    with qtbot.waitSignal(page.open_day) as opened:
        QTest.keyClick(page.chart, Qt.Key.Key_Return)
    assert opened.args == [b.TODAY]


def place(page: TrendsPage, day: date) -> QPoint:
    assert page.chart.drawn is not None
    return QPoint(round(page.chart.drawn.x_of(day)), 300)


def test_a_click_puts_the_line_on_a_day_and_the_pointer_only_borrows_it(make: Make) -> None:
    page = make()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place(page, date(2026, 4, 6)))
    assert page.presenter.day == date(2026, 4, 6)
    QTest.mouseMove(page.chart, place(page, date(2026, 5, 1)))
    assert page.chart.day == date(2026, 5, 1)
    page.chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert page.chart.day == date(2026, 4, 6)
    assert page.presenter.day == date(2026, 4, 6)


def test_only_another_click_on_the_same_day_opens_it(qtbot: QtBot, make: Make) -> None:
    page = make()
    opened: list[date] = []
    page.open_day.connect(opened.append)
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place(page, date(2026, 4, 6)))
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place(page, date(2026, 4, 7)))
    assert opened == []
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place(page, date(2026, 4, 7)))
    assert opened == [date(2026, 4, 7)]


def test_a_click_on_the_names_and_one_of_another_button_move_nothing(make: Make) -> None:
    page = make()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(10, 300))
    QTest.mouseClick(page.chart, Qt.MouseButton.RightButton, pos=place(page, date(2026, 4, 6)))
    assert page.presenter.day == b.TODAY


def test_the_button_opens_the_day_of_the_line(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.show_day(date(2026, 5, 9))
    with qtbot.waitSignal(page.open_day) as opened:
        page.side.readout.open_button.click()
    assert opened.args == [date(2026, 5, 9)]


def test_a_day_that_is_not_shown_gets_into_the_middle_of_the_chart(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, page.controls.ranges.button("two-weeks").click)
    page.controls.views.button("table").click()
    redraw(qtbot, page, lambda: page.show_day(date(2026, 3, 1)))
    assert page.view == "time"
    assert page.controls.ranges.value() is None
    assert page.chart.day == date(2026, 3, 1)
    assert page.presenter.days == (date(2026, 2, 23), date(2026, 3, 8))


def test_another_size_draws_anew_and_a_narrow_page_puts_the_readout_below(qtbot: QtBot, make: Make) -> None:
    page = make(size=(1300, 800))
    assert page.beside.x() > page.card.x()
    redraw(qtbot, page, lambda: page.resize(820, 700))
    assert page.chart.drawn is not None
    assert page.chart.drawn.frame.width == page.chart.width()
    assert page.beside.y() > page.card.y()


def test_the_look_draws_anew(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, lambda: page.services.theme.set_mode("dark"))
    assert page.chart.drawn is not None
    assert page.chart.drawn.figure.get_facecolor() == pytest.approx((0x1F / 255, 0x29 / 255, 0x28 / 255, 1))


def test_what_went_out_of_date_while_hidden_is_drawn_when_shown(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.hide()
    page.refresh(None)
    redraw(qtbot, page, page.show)


def test_the_table_has_the_same_numbers_and_tab_leaves_it(make: Make) -> None:
    page = make()
    page.controls.views.button("table").click()
    QAbstractItemModelTester(page.table.model_, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.table.isVisible()
    assert not page.chart.isVisible()
    said = [page.table.model_.rows[row][0] for row in range(page.table.model_.rowCount())]
    assert said[-1] == "14 May 2026"
    page.activateWindow()
    page.focus_start()
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table
    page.refresh(None)
    page.controls.views.button("time").click()
    assert page.chart.isVisible()


def test_the_table_follows_the_days_that_the_buttons_lead_to(make: Make) -> None:
    page = make()
    page.controls.views.button("table").click()
    page.moves.closer.click()
    first = page.services.texts.day(page.presenter.days[0], "year")
    assert page.table.model_.rows[0][0] == first
    assert page.presenter.days[0] > date(2026, 2, 16)


def test_rows_of_the_table_are_copied_and_that_is_said(make: Make) -> None:
    page = make()
    page.services.notifier.attach(page)
    page.controls.views.button("table").click()
    assert not page.side.save_button.isVisible()
    page.side.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("Day\tWhite cells")
    toast = page.services.notifier.toast_frame
    assert toast is not None
    assert toast.text.text() == f"{page.table.model_.rowCount()} rows copied"


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        (("a.png", ""), "a.png"),
        (("a.svg", ""), "a.svg"),
        (("a", "Drawing that stays sharp (*.svg)"), "a.svg"),
        (("a", ""), "a.png"),
    ],
)
def test_the_picture_is_saved_as_what_its_name_says(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, str], written: str
) -> None:
    page = make()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / answer[0]), answer[1]))
    page.side.save_button.click()
    begins = {".png": b"\x89PNG", ".svg": b"<?xml"}[Path(written).suffix]
    assert (tmp_path / written).read_bytes().startswith(begins)


def test_no_file_chosen_saves_nothing(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.side.save_button.click()
    assert not list(tmp_path.glob("*.png"))


def test_a_picture_that_cannot_be_saved_is_told_and_can_be_tried_again(make: Make, tmp_path: Path) -> None:
    page = make()
    page.services.notifier.attach(page)
    folder = tmp_path / "later"
    page.pictures.write(folder / "a.png")
    bar = page.services.notifier.bar
    assert bar is not None
    assert "a.png" in bar.text.text()
    folder.mkdir()
    assert bar.retry is not None
    bar.retry.click()
    assert (folder / "a.png").exists()
    assert page.services.notifier.bar is None


def copied_size() -> tuple[int, int]:
    image = QGuiApplication.clipboard().image()
    return image.width(), image.height()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_picture_is_copied_at_twice_its_size(make: Make, by_key: bool) -> None:  # noqa: FBT001  (a parameter)
    page = make()
    page.services.notifier.attach(page)
    QGuiApplication.clipboard().clear()
    if by_key:
        QTest.keyClick(page.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    else:
        page.side.copy_button.click()
    assert copied_size() == (2 * page.chart.width(), 2 * page.chart.height())
    toast = page.services.notifier.toast_frame
    assert toast is not None
    assert toast.text.text() == "Picture copied"


def test_without_a_picture_there_is_nothing_to_copy_or_save(make: Make, tmp_path: Path) -> None:
    page = make(shown=False)
    QGuiApplication.clipboard().clear()
    page.pictures.copy()
    page.pictures.write(tmp_path / "a.png")
    assert QGuiApplication.clipboard().image().isNull()
    assert not (tmp_path / "a.png").exists()


def test_the_legend_says_when_a_cell_stands_for_several_days(qtbot: QtBot, make: Make) -> None:
    page = make()
    assert not page.side.legend.cells.isVisible()
    old = [b.symptom("2016-05-14", "fatigue", 2)]
    page.services.book.timeline = Timeline.of([*b.three_months(), *old])
    redraw(qtbot, page, page.controls.ranges.button("all").click)
    assert page.side.legend.cells.isVisible()


@pytest.mark.parametrize("view", ["time", "cycles", "table"])
@pytest.mark.parametrize(("size", "text_size"), [((1072, 800), 100), ((816, 700), 150)])
def test_every_control_has_a_name_is_large_enough_and_whole(
    make: Make, view: str, size: tuple[int, int], text_size: int
) -> None:
    page = make(text_size=text_size, size=size)
    QAccessible.setActive(True)
    page.controls.ranges.button("dates").click()
    page.controls.views.button(view).click()
    page.controls.show_button.click()
    settle()
    for widget in page.findChildren(QWidget):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and widget.isVisibleTo(page) and not widget.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), widget
    assert small(page, 44) == []
    assert cut(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    QAccessible.setActive(False)


def test_the_page_begins_on_the_chart_so_that_arrow_keys_move_the_line(make: Make) -> None:
    page = make()
    page.activateWindow()
    page.focus_start()
    assert page.chart.hasFocus()


def test_without_enough_to_draw_there_is_no_chart_to_begin_on(make: Make) -> None:
    page = make([])
    page.focus_start()
    assert not page.chart.hasFocus()


def test_the_tag_names_the_year_where_the_chart_shows_more_than_one(make: Make) -> None:
    page = make([*b.draw("2025-05-09", platelets="40"), *b.draw("2026-05-09", platelets="30")])
    assert page.chart._tag(b.TODAY) == "14 May"
    page.controls.ranges.button("all").click()
    assert page.chart._tag(b.TODAY) == "14 May 2026"


def test_the_legend_of_the_strip_goes_where_there_is_no_strip(qtbot: QtBot, make: Make) -> None:
    assert make().side.legend.isVisible()
    bare = make([*b.draw("2026-05-09", platelets="40"), *b.draw("2026-05-10", platelets="30")])
    qtbot.waitUntil(lambda: not bare.side.legend.isVisible())


def test_screen_readers_are_told_the_day_and_the_days(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make()
    said: list[str] = []
    monkeypatch.setattr(page.services.notifier, "announce", said.append)
    QAccessible.setActive(True)
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    QTest.keyClick(page.chart, Qt.Key.Key_Plus)
    QAccessible.setActive(False)
    assert said[0].startswith("Wednesday 13 May")
    assert said[1].startswith("Shown: ")
    assert said[1].endswith("days")


def test_the_sample_diary_needs_no_scrolling_sideways(qtbot: QtBot, make: Make) -> None:
    page = make(list(sample_records(last=b.TODAY, until=datetime(2026, 5, 14, 15, 0))), size=(1072, 800))
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.controls.header.height() == page.controls.views.height()


@pytest.mark.parametrize("view", ["cycles", "table"])
def test_what_had_the_focus_hands_it_to_the_view_that_takes_its_place(make: Make, view: str) -> None:
    page = make()
    page.activateWindow()
    page.focus_start()
    page.controls.views.button(view).click()
    assert {"cycles": page.cycles.chart, "table": page.table}[view].hasFocus()
    page.controls.views.button("time").click()
    assert page.chart.hasFocus()


def test_the_focus_stays_on_the_choice_of_the_view(make: Make) -> None:
    page = make()
    page.activateWindow()
    chosen = page.controls.views.button("cycles")
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    assert chosen.hasFocus()


def test_a_narrow_page_has_the_buttons_that_move_the_chart_above_it(make: Make) -> None:
    page = make(size=(820, 700))
    settle()
    assert page.controls.y() < page.moves.mapTo(page, QPoint()).y() < page.card.mapTo(page, QPoint()).y()
    page.resize(1300, 800)
    settle()
    assert page.moves.mapTo(page, QPoint()).x() > page.card.mapTo(page, QPoint()).x()


def test_below_the_chart_of_cycles_the_table_is_seen_to_be_there(qtbot: QtBot, make: Make) -> None:
    page = make(size=(1072, 800))
    page.controls.views.button("cycles").click()
    qtbot.waitUntil(lambda: page.cycles.chart.drawn is not None and not page.cycles.chart.waiting)
    settle()
    assert page.lowest.mapTo(page, QPoint()).y() + 40 < page.height()
