"""The order in which Tab walks: as things lie on the screen, whenever they were made."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QLayoutItem, QScrollArea, QStackedWidget, QWidget

_BACKWARD = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop of a window, or to the one before; False where it is on none.

    From something on a page that is being taken away it moves to what lies below it there.
    """
    walk = stops(window)
    focused = QApplication.focusWidget()
    if focused is None:
        return False
    following = _beside(focused, walk, 1 if forward else -1) if focused in walk else _below(focused, walk)
    if following is not None:
        following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return following is not None


def _beside(stop: QWidget, walk: Sequence[QWidget], way: int) -> QWidget | None:
    """The next stop, or the one before, going round."""
    return walk[(walk.index(stop) + way) % len(walk)]


def _below(gone: QWidget, walk: Sequence[QWidget]) -> QWidget | None:
    """The first stop of the same page below where something was, else the last one of that page."""
    page = gone.parentWidget()
    while page is not None and not isinstance(page.parentWidget(), QStackedWidget):
        page = page.parentWidget()
    if page is None:
        return None
    within = [stop for stop in walk if page.isAncestorOf(stop)]
    height = gone.mapTo(page, QPoint(0, 0)).y()
    lower = (stop for stop in within if stop.mapTo(page, QPoint(0, 0)).y() >= height)
    return next(lower, within[-1] if within else None)


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
