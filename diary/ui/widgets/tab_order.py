"""The order in which Tab walks: as things lie on the screen, whenever they were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QScrollArea, QWidget

_BACKWARD = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def put_in_order(window: QWidget) -> None:
    """Let Tab walk through a window by its layouts; what lies in none keeps its place."""
    for before, after in pairwise(stops(window)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget, in the order of its layouts."""
    if not widget.isVisible():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea) and isinstance(content := widget.widget(), QWidget):
        yield from stops(content)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if isinstance(widget := item.widget(), QWidget):
            yield from stops(widget)
        elif isinstance(inner := item.layout(), QLayout):
            yield from _in_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for place in range(layout.count()) if (item := layout.itemAt(place))]
    backward = isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARD
    return items[::-1] if backward else items
