"""The order in which Tab walks: as things lie on the screen, whenever they were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QLayoutItem, QScrollArea, QWidget

_BACKWARD = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop of a window, or to the one before; False where it is on none."""
    walk = stops(window)
    focused = QApplication.focusWidget()
    if focused not in walk:
        return False
    following = walk[(walk.index(focused) + (1 if forward else -1)) % len(walk)]
    following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops: in the order of the layouts, and last what lies over them, such as a toast."""
    walk = list(_in_widget(window))
    for child in window.children():
        if isinstance(child, QWidget) and not child.isWindow():
            walk.extend(stop for stop in list(_in_widget(child)) if stop not in walk)
    return walk


def _in_widget(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget.isEnabled():
        yield widget
    if isinstance(widget, QScrollArea) and isinstance(content := widget.widget(), QWidget):
        yield from _in_widget(content)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if isinstance(widget := item.widget(), QWidget):
            yield from _in_widget(widget)
        elif isinstance(inner := item.layout(), QLayout):
            yield from _in_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for place in range(layout.count()) if (item := layout.itemAt(place))]
    backward = isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARD
    return items[::-1] if backward else items
