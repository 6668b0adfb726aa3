"""Every page of the window: names for screen readers, targets large enough, no text cut, no keyboard trap."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from diary.book import day as days
from diary.book.book import Book
from diary.book.changes import Edit
from diary.core.clock import Clock, today, wall
from diary.core.texts import Message
from diary.exchange.sample import sample_records
from diary.ui.main_window import PAGES, MainWindow
from diary.ui.pages.base import Services
from diary.ui.pages.today.page import TodayPage
from diary.ui.shell import Shell
from tests.ui.lint import cut, focusable, named, settle, small, unnamed

TARGET = 44
Show = Callable[[str], QWidget]


@pytest.fixture
def book(book: Book, clock: Clock) -> Book:
    """The sample diary, with a fever and chills in the last hour."""
    records = sample_records(last=today(clock), until=wall(clock))
    book.apply(Edit(title=Message.of("ui.sample"), put=records, exact=True))
    at = wall(clock).time()
    days.log_measurement(book, day=today(clock), kind="temperature", value=Decimal("38.6"), unit="Cel", at=at)
    days.log_symptom(book, day=today(clock), symptom="chills", severity=2, at=at)
    return book


@pytest.fixture
def show(window: MainWindow) -> Show:
    """Shows a page with everything on it opened that can be opened without changing the diary."""

    def show(name: str) -> QWidget:
        window.resize(1280, 800)
        window.show_page(name)
        page = window.pages[name]
        if isinstance(page, TodayPage):
            page.vitals.open_drawer()
            page.symptoms.rows["chills"].toggle()
            page.unchecked.link.setChecked(True)
        settle()
        return window

    return show


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_takes_the_focus_has_a_name(show: Show, name: str) -> None:
    assert unnamed(show(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_targets_are_large_enough_to_hit(show: Show, name: str) -> None:
    assert small(show(name), TARGET) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("percent", "size"), [(100, QSize(1280, 800)), (150, QSize(1280, 800)), (150, QSize(1024, 700))]
)
def test_no_text_is_cut(show: Show, window: MainWindow, name: str, percent: int, size: QSize) -> None:
    window.shell.theme.set_text_size(percent)
    root = show(name)
    window.resize(size)
    settle()
    assert cut(root) == []
    content = window.pages[name].content
    assert content.width() <= window.pages[name].area.viewport().width()


@pytest.mark.parametrize("name", PAGES)
def test_tab_walks_through_everything_and_comes_back(show: Show, window: MainWindow, qtbot: QtBot, name: str) -> None:
    root = show(name)
    wanted = {widget for widget in focusable(root) if not isinstance(widget, QScrollBar)}
    start = QApplication.focusWidget() or root
    seen: list[QWidget] = []
    for _ in range(3 * len(wanted) + 20):
        qtbot.keyClick(QApplication.focusWidget() or start, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is None or (seen and widget is seen[0] and len(seen) > 5):
            break
        seen.append(widget)
    reached = {owner for widget in seen for owner in (widget, widget.parentWidget())}
    missed = [named(widget) for widget in wanted - reached if not grouped(widget, reached)]
    assert missed == []


def grouped(widget: QWidget, reached: set[QWidget | None]) -> bool:
    """One of a group of exclusive buttons is reached by the arrows from its fellow."""
    return isinstance(widget, QAbstractButton) and any(
        isinstance(other, QAbstractButton) and other.group() is not None and other.group() is widget.group()
        for other in reached
    )


class Windows(QObject):
    """Notes every window that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(named(watched))
        return False


def test_no_part_of_a_page_opens_as_a_window_of_its_own(shell: Shell, services: Services, qtbot: QtBot) -> None:
    app, windows, window = QApplication.instance(), Windows(), MainWindow(shell)
    qtbot.addWidget(window)
    assert app is not None
    app.installEventFilter(windows)
    window.show()
    window.activateWindow()
    window.show_diary(services)
    for name in PAGES:
        window.show_page(name)
        window.pages[name].refresh(None)
        settle()
    app.removeEventFilter(windows)
    assert windows.opened == [named(window)]
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize("name", PAGES)
def test_tables_do_not_keep_the_tab_key(show: Show, name: str) -> None:
    tables = show(name).findChildren(QAbstractItemView)
    assert [named(table) for table in tables if table.tabKeyNavigation() and table.isVisible()] == []


@pytest.mark.parametrize("name", PAGES)
def test_text_areas_let_tab_go_on(show: Show, name: str) -> None:
    areas = [area for area in show(name).findChildren(QPlainTextEdit) if area.isVisible()]
    assert [named(area) for area in areas if not area.tabChangesFocus()] == []
