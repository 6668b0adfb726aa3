"""What wheel, trackpad and keys ask of a chart: to zoom, to move along the days, or nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

NOTCH = 120
"""What a wheel with notches turns by at a time, in eighths of a degree."""

ZOOM = 1.25
"""How much a notch of the wheel or a press of a key enlarges."""

SHARE = 0.1
"""What part of the days shown a notch of the wheel moves along."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """Enlarge so many times; below 1 show more days."""

    factor: float


@dataclass(frozen=True, slots=True)
class Pan:
    """Show days that are later by a part of those shown; earlier ones where it is negative."""

    share: float


def of_wheel(event: QWheelEvent, *, page_scrolls: bool) -> Zoom | Pan | None:
    """What a turn of the wheel asks for.

    With Ctrl it zooms, with Shift or sideways it moves along; else it zooms unless the page has something to scroll.
    """
    across, along = event.angleDelta().x(), event.angleDelta().y()
    held = event.modifiers()
    if held & Qt.KeyboardModifier.ControlModifier:
        return Zoom(ZOOM ** ((along or across) / NOTCH))
    if held & Qt.KeyboardModifier.ShiftModifier:
        return Pan(-(along or across) / NOTCH * SHARE)
    if abs(across) > abs(along):
        return Pan(-across / NOTCH * SHARE)
    return None if page_scrolls else Zoom(ZOOM ** (along / NOTCH))


def of_key(event: QKeyEvent) -> Zoom | Pan | None:
    """What a key asks for: plus and minus zoom, Page Up and Page Down move by half of what is shown."""
    match event.key():
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            return Zoom(ZOOM)
        case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
            return Zoom(1 / ZOOM)
        case Qt.Key.Key_PageUp:
            return Pan(-0.5)
        case Qt.Key.Key_PageDown:
            return Pan(0.5)
        case _:
            return None
