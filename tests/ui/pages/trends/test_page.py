from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from diary.core.records import Record
from diary.core.timeline import Timeline
from diary.exchange.sample import sample_records
from diary.ui.pages.trends.page import TrendsPage
from tests.charts import builders as b
from tests.ui.pages.trends import stage

Make = Callable[..., TrendsPage]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    pages: list[TrendsPage] = []

    def build(
        records: list[Record] | None = None, *, size: tuple[int, int] = (1100, 800), **look: object
    ) -> TrendsPage:
        shown = list(b.three_months()) if records is None else records
        page = TrendsPage(stage.services(shown, tmp_path, **look))  # type: ignore[arg-type]
        page.resize(*size)
        page.refresh(None)
        pages.append(page)
        with qtbot.waitExposed(page):
            page.show()
        if page.presenter.enough:
            qtbot.waitUntil(lambda: page.chart.drawn is not None)
        return page

    yield build
    for page in pages:
        page.hide()
        page.services.tasks.stop()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def is_drawn(page: TrendsPage) -> bool:
    return page.chart.drawn is not None


def redraw(qtbot: QtBot, page: TrendsPage, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.chart.drawn_anew):
        act()


def test_until_the_first_picture_the_page_says_that_it_is_drawing(qtbot: QtBot, tmp_path: Path) -> None:
    page = TrendsPage(stage.services(list(b.three_months()), tmp_path))
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.refresh(None)
    assert not is_drawn(page)
    with qtbot.waitSignal(page.chart.drawn_anew):
        page.show()
    assert is_drawn(page)
    page.hide()


def test_too_little_to_draw_is_said_instead(make: Make) -> None:
    page = make(b.draw("2026-05-09", platelets="40"))
    assert page.empty.isVisible()
    assert not page.card.isVisible()
    assert not page.side.isVisible()


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
    assert interface.text(QAccessible.Text.Description).startswith("12 Feb 2026 to 14 May 2026: lowest white cells 0.4")
    QAccessible.setActive(False)


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


def test_a_click_puts_the_line_on_a_day_and_the_pointer_only_borrows_it(qtbot: QtBot, make: Make) -> None:
    page = make()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=place(page, date(2026, 4, 6)))
    assert page.presenter.day == date(2026, 4, 6)
    QTest.mouseMove(page.chart, place(page, date(2026, 5, 1)))
    page.chart.pointed.emit(date(2026, 5, 1))
    assert page.chart.day == date(2026, 5, 1)
    page.chart.pointed.emit(None)
    assert page.chart.day == date(2026, 4, 6)
    assert page.presenter.day == date(2026, 4, 6)


def test_a_click_on_the_labels_moves_nothing(qtbot: QtBot, make: Make) -> None:
    page = make()
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(10, 300))
    assert page.presenter.day == b.TODAY


def test_the_button_opens_the_day_of_the_line(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.show_day(date(2026, 5, 9))
    with qtbot.waitSignal(page.open_day) as opened:
        page.side.readout.open_button.click()
    assert opened.args == [date(2026, 5, 9)]


def test_a_range_and_the_scale_draw_anew(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, page.ranges.button("two-weeks").click)
    assert page.chart.drawn is not None
    assert page.chart.drawn.first == date(2026, 5, 1)
    redraw(qtbot, page, page.log_scale.click)
    assert page.chart.drawn.axes["white-cells"].get_yscale() == "linear"


def test_a_day_outside_the_range_shows_all(qtbot: QtBot, make: Make) -> None:
    page = make()
    redraw(qtbot, page, page.ranges.button("two-weeks").click)
    redraw(qtbot, page, lambda: page.show_day(date(2026, 3, 1)))
    assert page.ranges.value() == "all"
    assert page.chart.day == date(2026, 3, 1)


def test_another_size_draws_anew_and_a_narrow_page_puts_the_readout_below(qtbot: QtBot, make: Make) -> None:
    page = make(size=(1300, 800))
    assert page.side.x() > page.card.x()
    redraw(qtbot, page, lambda: page.resize(820, 700))
    assert page.chart.drawn is not None
    assert page.chart.drawn.frame.width == page.chart.width()
    assert page.side.y() > page.card.y()


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


def test_the_table_has_the_same_numbers_and_tab_leaves_it(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.side.table_button.click()
    QAbstractItemModelTester(page.table.model_, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.as_table
    assert page.side.table_button.text() == "Show as chart"
    model = page.table.model_
    last = model.index(model.rowCount() - 1, 0)
    assert last.data() == "14 May 2026"
    said = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "16 Feb 2026, Neutrophils, ×10⁹/L: 0.6 (grade 3)"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table
    page.refresh(None)
    page.side.table_button.click()
    assert not page.as_table


def test_rows_are_copied_as_text_with_tabs(qtbot: QtBot, make: Make) -> None:
    page = make()
    page.side.table_button.click()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, row = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t")[:2] == ["Day", "White cells, ×10⁹/L"]
    assert row.split("\t")[:3] == ["16 Feb 2026", "24", "0.6 (grade 3)"]
    page.table.clearSelection()
    assert page.table.chosen_text().count("\n") == page.table.model_.rowCount()
    QTest.keyClick(page.table, Qt.Key.Key_Down)


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
    page.write_picture(folder / "a.png")
    bar = page.services.notifier.bar
    assert bar is not None
    assert "a.png" in bar.text.text()
    folder.mkdir()
    assert bar.retry is not None
    bar.retry.click()
    assert (folder / "a.png").exists()
    assert page.services.notifier.bar is None


def test_the_legend_says_when_a_cell_stands_for_several_days(qtbot: QtBot, make: Make) -> None:
    page = make()
    assert not page.side.legend.cells.isVisible()
    old = [b.symptom("2016-05-14", "fatigue", 2)]
    page.services.book.timeline = Timeline.of([*b.three_months(), *old])
    redraw(qtbot, page, page.ranges.button("all").click)
    assert page.side.legend.cells.isVisible()


def test_every_control_has_a_name(make: Make) -> None:
    from PySide6.QtWidgets import QWidget

    page = make(text_size=150)
    QAccessible.setActive(True)
    for widget in page.findChildren(QWidget):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and widget.isVisibleTo(page) and not widget.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), widget
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


def test_all_of_it_fits_into_the_window_of_the_design(qtbot: QtBot, make: Make) -> None:
    page = make(list(sample_records(last=b.TODAY, until=datetime(2026, 5, 14, 15, 0))), size=(1072, 800))
    qtbot.waitUntil(lambda: page.content.height() <= page.area.viewport().height(), timeout=2000)


def test_the_tag_names_the_year_where_the_chart_shows_more_than_one(make: Make) -> None:
    page = make([*b.draw("2025-05-09", platelets="40"), *b.draw("2026-05-09", platelets="30")])
    assert page.chart._tag(b.TODAY) == "14 May"
    page.ranges.button("all").click()
    assert page.chart._tag(b.TODAY) == "14 May 2026"


def test_the_legend_of_the_strip_goes_where_there_is_no_strip(qtbot: QtBot, make: Make) -> None:
    assert make().side.legend.isVisible()
    bare = make([*b.draw("2026-05-09", platelets="40"), *b.draw("2026-05-10", platelets="30")])
    qtbot.waitUntil(lambda: not bare.side.legend.isVisible())
