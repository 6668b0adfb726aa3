"""Wheel, keys, drag, pinch and buttons on the real page."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.ui.pages.trends.page import TrendsPage
from tests.charts import builders as b
from tests.ui.pages.trends import stage

Make = Callable[..., TrendsPage]
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
THREE_MONTHS = (date(2026, 2, 12), b.TODAY)
HIGH = 1600
"""A page so high that nothing has to be scrolled."""


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    yield from stage.pages(qtbot, tmp_path)


@pytest.fixture
def page(make: Make) -> TrendsPage:
    """Two years, of which three months show."""
    return make([*b.draw("2024-05-15", platelets="40"), *b.three_months()], size=(1100, HIGH))


def settled(qtbot: QtBot, page: TrendsPage) -> None:
    """Wait until the picture is sharp again."""
    qtbot.waitUntil(lambda: not page.chart.waiting)
    lens = page.chart.lens
    assert lens is not None
    assert lens.at_rest
    assert lens.shown.days == page.presenter.days


def x_of(page: TrendsPage, day: date) -> float:
    lens = page.chart.lens
    assert lens is not None
    return lens.x_of(day.toordinal() + 0.5)


def turn(page: TrendsPage, x: float, along: int, across: int = 0, held: Qt.KeyboardModifier = NONE) -> bool:
    """Turn the wheel over the chart; gives whether the chart took it."""
    place = QPointF(x, 300)
    event = QWheelEvent(
        place, page.chart.mapToGlobal(place), QPoint(), QPoint(across, along), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.chart, event)
    return event.isAccepted()


def length(page: TrendsPage) -> int:
    first, last = page.presenter.days
    return (last - first).days + 1


def test_ctrl_and_wheel_zoom_around_the_pointer(qtbot: QtBot, page: TrendsPage) -> None:
    day = date(2026, 3, 20)
    x = x_of(page, day)
    for _ in range(3):
        assert turn(page, x, 120, held=CTRL)
    assert length(page) == 47
    assert x_of(page, day) == pytest.approx(x, abs=1)
    settled(qtbot, page)
    assert x_of(page, day) == pytest.approx(x, abs=8)
    for _ in range(3):
        turn(page, x, -120, held=CTRL)
    assert page.presenter.days == THREE_MONTHS
    assert page.controls.ranges.value() == "three-months"


def test_the_plain_wheel_zooms_only_where_the_page_has_nothing_to_scroll(qtbot: QtBot, page: TrendsPage) -> None:
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() == 0)
    assert turn(page, 500, 120)
    assert length(page) < 92
    page.resize(1100, 500)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    before = page.presenter.days
    assert not turn(page, 500, 120)
    assert page.presenter.days == before


@pytest.mark.parametrize(("along", "across", "held"), [(120, 0, SHIFT), (0, 120, SHIFT), (0, 120, NONE)])
def test_shift_and_wheel_or_a_sideways_wheel_move_along(
    page: TrendsPage, along: int, across: int, held: Qt.KeyboardModifier
) -> None:
    assert turn(page, 500, along, across, held)
    assert page.presenter.days == (date(2026, 2, 3), date(2026, 5, 5))
    assert page.controls.ranges.value() is None
    turn(page, 500, -along, -across, held)
    assert page.presenter.days == THREE_MONTHS


def test_the_finest_turns_of_a_trackpad_add_up(page: TrendsPage) -> None:
    for _ in range(120):
        turn(page, 500, 0, 1)
    assert page.presenter.days == (date(2026, 2, 3), date(2026, 5, 5))


def test_a_pinch_zooms(page: TrendsPage) -> None:
    place = QPointF(500, 300)
    pad = QPointingDevice.primaryPointingDevice()
    kinds = Qt.NativeGestureType
    for kind in (kinds.ZoomNativeGesture, kinds.RotateNativeGesture):
        pinch = QNativeGestureEvent(kind, pad, 2, place, place, page.chart.mapToGlobal(place), 1.0, QPointF())
        QApplication.sendEvent(page.chart, pinch)
    assert length(page) == 46


def test_keys_zoom_around_the_line_and_lead_back(page: TrendsPage) -> None:
    page.show_day(date(2026, 3, 20))
    QTest.keyClick(page.chart, Qt.Key.Key_Plus)
    assert length(page) in {73, 74}
    assert page.chart.day == date(2026, 3, 20)
    QTest.keyClick(page.chart, Qt.Key.Key_Minus)
    assert page.presenter.days == THREE_MONTHS
    for back in (Qt.Key.Key_0, Qt.Key.Key_Backspace):
        QTest.keyClick(page.chart, Qt.Key.Key_PageUp)
        assert page.presenter.days == (date(2025, 12, 28), date(2026, 3, 29))
        QTest.keyClick(page.chart, back)
        assert page.presenter.days == THREE_MONTHS
    QTest.keyClick(page.chart, Qt.Key.Key_PageDown)
    assert page.presenter.days == THREE_MONTHS


def test_with_ctrl_the_keys_are_those_of_the_text_size(page: TrendsPage) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(page.chart, key, CTRL)
    assert page.presenter.days == THREE_MONTHS


def test_a_step_past_the_edge_takes_the_days_along(qtbot: QtBot, page: TrendsPage) -> None:
    QTest.keyClick(page.chart, Qt.Key.Key_Home)
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.day == date(2026, 2, 11)
    assert page.presenter.days == (date(2026, 2, 11), date(2026, 5, 13))
    settled(qtbot, page)
    QTest.keyClick(page.chart, Qt.Key.Key_Home)
    assert page.chart.day == date(2024, 5, 15)


def drag(page: TrendsPage, start: QPoint, *ways: int) -> None:
    """Press the button and move to so many pixels from the start, one after another; it stays pressed."""
    QTest.mousePress(page.chart, Qt.MouseButton.LeftButton, pos=start)
    for way in ways:
        pull(page, start + QPoint(way, 0))


def pull(page: TrendsPage, to: QPoint) -> None:
    place = QPointF(to)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, page.chart.mapToGlobal(place), Qt.MouseButton.NoButton, left, NONE
    )
    QApplication.sendEvent(page.chart, event)


def test_dragging_moves_along_and_opens_nothing(qtbot: QtBot, page: TrendsPage) -> None:
    opened: list[date] = []
    page.open_day.connect(opened.append)
    lens, start = page.chart.lens, QPoint(400, 300)
    assert lens is not None
    far = QApplication.startDragDistance()
    ten_days = round(10 * lens.per_day)
    drag(page, start, far, far + ten_days)
    assert page.presenter.window.start == pytest.approx(lens.shown.start - 10, abs=0.1)
    assert page.chart.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    assert page.chart.day == page.presenter.days[1]
    qtbot.waitUntil(lambda: not page.chart.waiting)
    QTest.mouseRelease(page.chart, Qt.MouseButton.RightButton, pos=start)
    assert page.chart.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(page.chart, Qt.MouseButton.LeftButton, pos=start + QPoint(far + ten_days, 0))
    assert page.presenter.days == (date(2026, 2, 2), date(2026, 5, 4))
    assert page.chart.cursor().shape() != Qt.CursorShape.ClosedHandCursor
    settled(qtbot, page)
    assert opened == []


def test_a_press_that_hardly_moves_is_a_click(page: TrendsPage) -> None:
    start = QPoint(round(x_of(page, date(2026, 4, 6))), 300)
    drag(page, start, QApplication.startDragDistance() - 1)
    QTest.mouseRelease(page.chart, Qt.MouseButton.LeftButton, pos=start)
    assert page.presenter.day == date(2026, 4, 6)
    assert page.presenter.days == THREE_MONTHS


def test_a_drag_past_the_limit_and_one_on_the_names_move_nothing(page: TrendsPage) -> None:
    drag(page, QPoint(400, 300), -100)
    assert page.presenter.days == THREE_MONTHS
    QTest.mouseRelease(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    drag(page, QPoint(10, 300), 200)
    assert page.presenter.days == THREE_MONTHS
    QTest.mouseRelease(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(210, 300))


def test_while_it_moves_the_names_stay_and_the_new_days_are_blank(qtbot: QtBot, page: TrendsPage) -> None:
    drawn, lens = page.chart.drawn, page.chart.lens
    assert drawn is not None
    assert lens is not None
    before = page.chart.grab().toImage()
    ratio = before.devicePixelRatio()
    QTest.keyClick(page.chart, Qt.Key.Key_PageUp)
    moved = page.chart.grab().toImage()
    names = (0, 0, int((lens.left - 2) * ratio), before.height())
    assert moved.copy(*names) == before.copy(*names)
    middle, surface = drawn.frame.rows["platelets"][0] + 20, page.services.theme.color("surface")
    assert QColor(moved.pixel(int(lens.left * ratio) + 9, int(middle * ratio))) == surface
    settled(qtbot, page)


def test_the_buttons_do_what_wheel_and_drag_do(qtbot: QtBot, page: TrendsPage) -> None:
    page.activateWindow()
    moves = page.moves
    assert not moves.later.isEnabled()
    moves.earlier.click()
    assert page.presenter.days == (date(2025, 12, 28), date(2026, 3, 29))
    assert moves.later.isEnabled()
    moves.later.setFocus()
    moves.later.click()
    assert page.presenter.days == THREE_MONTHS
    assert not moves.later.isEnabled()
    assert moves.earlier.hasFocus()
    while moves.closer.isEnabled():
        moves.closer.click()
    assert length(page) == 7
    while moves.farther.isEnabled():
        moves.farther.click()
    assert page.presenter.days == page.presenter.limits.days
    settled(qtbot, page)


def test_the_line_is_painted_only_where_its_day_shows(qtbot: QtBot, page: TrendsPage) -> None:
    page.chart.show_day(date(2020, 1, 1))
    page.chart.repaint()
    assert page.chart.day == date(2020, 1, 1)


def test_before_the_first_picture_gestures_do_nothing(make: Make) -> None:
    page = make(shown=False)
    assert not turn(page, 400, 120, held=CTRL)
    QTest.mouseMove(page.chart, QPoint(300, 300))
    pull(page, QPoint(320, 300))
    QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert page.presenter.days == THREE_MONTHS
    assert page.presenter.day == b.TODAY


def test_in_ten_years_a_click_need_not_meet_the_day(qtbot: QtBot, make: Make) -> None:
    page = make([*b.draw("2016-05-15", platelets="40"), *b.three_months()])
    assert not page.chart.is_near(date(2026, 5, 1), date(2026, 5, 2))
    with qtbot.waitSignal(page.chart.drawn_anew):
        page.controls.ranges.button("all").click()
    assert page.chart.is_near(date(2020, 1, 1), date(2020, 1, 8))
    assert not page.chart.is_near(date(2020, 1, 1), date(2020, 6, 1))
