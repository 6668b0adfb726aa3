from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from diary.ui.widgets.content import Scroll
from diary.ui.widgets.tab_order import step, stops


def button(name: str) -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    yield made
    made.close()


def show(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()


def order(window: QWidget) -> str:
    return "".join(stop.objectName() for stop in stops(window))


def test_what_was_made_later_comes_where_it_lies(window: QWidget) -> None:
    show(window, button("a"), button("d"))
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    row = QHBoxLayout()
    row.addWidget(button("b"))
    row.addWidget(button("c"))
    layout.insertLayout(1, row)
    for made in window.findChildren(QPushButton):
        made.show()
    assert order(window) == "abcd"


def test_a_layout_turned_around_is_walked_as_it_lies(window: QWidget) -> None:
    layout = window.layout()
    assert isinstance(layout, QBoxLayout)
    layout.setDirection(QBoxLayout.Direction.BottomToTop)
    show(window, button("c"), button("b"), button("a"))
    assert order(window) == "abc"


def test_the_order_reaches_into_what_scrolls(window: QWidget) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    late = button("z")
    show(window, Scroll(content), late)
    for name in "ab":
        made = button(name)
        column.addWidget(made)
        made.show()
    assert order(window) == "abz"


def test_what_hands_its_focus_on_is_no_stop(window: QWidget) -> None:
    box = QWidget()
    edit = QLineEdit(box)
    edit.setObjectName("e")
    row = QHBoxLayout(box)
    row.addWidget(edit)
    box.setFocusProxy(edit)
    show(window, button("a"), box)
    assert order(window) == "ae"


def test_neither_what_is_hidden_nor_what_is_disabled_is_a_stop(window: QWidget) -> None:
    hidden, disabled = button("h"), button("d")
    show(window, hidden, button("a"), disabled)
    hidden.hide()
    disabled.setEnabled(False)
    assert order(window) == "a"


def test_what_lies_over_the_window_comes_last(window: QWidget) -> None:
    toast = QWidget(window)
    QVBoxLayout(toast).addWidget(button("t"))
    show(window, button("a"), button("b"))
    assert order(window) == "abt"


def test_the_walk_goes_round_both_ways(qtbot: QtBot, window: QWidget) -> None:
    first, last = button("a"), button("b")
    show(window, first, last)
    with qtbot.waitActive(window):
        window.activateWindow()
    last.setFocus()
    assert step(window, forward=True)
    assert first.hasFocus()
    assert step(window, forward=False)
    assert last.hasFocus()


def test_where_nothing_has_the_focus_there_is_no_step(window: QWidget) -> None:
    show(window, button("a"))
    window.setFocus()
    assert not step(window, forward=True)


def test_what_has_the_focus_is_scrolled_to(qtbot: QtBot, window: QWidget) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    scroll = Scroll(content)
    window.resize(200, 200)
    show(window, scroll)
    for _ in range(40):
        column.addWidget(button("x"))
    last = button("y")
    column.addWidget(last)
    last.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_from_what_is_taken_away_the_focus_moves_to_what_lies_below(qtbot: QtBot) -> None:
    class Window(QStackedWidget):
        @override
        def focusNextPrevChild(self, forward: bool, /) -> bool:
            return step(self, forward=forward)

    window, page = Window(), QWidget()
    qtbot.addWidget(window)
    window.addWidget(page)
    column = QVBoxLayout(page)
    above, gone, below = button("a"), button("g"), button("b")
    for made in (above, gone, below):
        column.addWidget(made)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    gone.setFocus()
    column.removeWidget(gone)
    gone.hide()
    assert below.hasFocus()
    column.removeWidget(below)
    below.hide()
    assert above.hasFocus()
    window.close()
