"""How the top of Today is laid out: two lines, in large print too, as long as they hold all."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override

GAP = 12
"""Between things side by side."""

APART = 8
"""Below each line; only what runs, with the link beside it, has air of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing of a line with the width it gets there, and whether it stands at the right end."""

    item: QLayoutItem
    width: int
    right: bool = False

    @property
    def height(self) -> int:
        """How high it is at that width."""
        item = self.item
        return item.heightForWidth(self.width) if item.hasHeightForWidth() else item.sizeHint().height()


class HeaderLayout(QLayout):
    """Five things, added in this order: the days, the choice of a day, what to do, what runs, and a link beside that.

    What to do stands at the right of the first line; where that is full, at the right of the next one that has room,
    beside the choice of a day or what runs, which then wraps.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._walk: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Add the next of the five."""
        self._items.append(item)
        self._walk.append(item)

    @override
    def count(self) -> int:
        """How many there are."""
        return len(self._walk)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at a place, counted as they lie on the screen; or None."""
        return self._walk[index] if 0 <= index < len(self._walk) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the thing at a place."""
        if (item := self.itemAt(index)) is not None:
            self._walk.remove(item)
            self._items.remove(item)
        return item

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        lines = self._lines(width)
        return sum(_height(line) + _apart(lines) for line in lines)

    @override
    def setGeometry(self, rect: QRect) -> None:
        """Arrange everything inside."""
        super().setGeometry(rect)
        lines, y = self._lines(rect.width()), rect.y()
        for line in lines:
            height = _height(line)
            for place, x in zip(line, _starts(line, rect), strict=True):
                down = (height - place.height) // 2
                place.item.setGeometry(QRect(QPoint(x, y + down), QSize(place.width, place.height)))
            y += height + _apart(lines)
        self._walk = [place.item for line in lines for place in line]

    @override
    def sizeHint(self) -> QSize:
        """Two lines."""
        days, choice, doings, runs, link = (item.sizeHint() for item in self._items)
        width = max(days.width() + choice.width() + doings.width() + 2 * GAP, runs.width() + link.width() + GAP)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        """The widest and the highest thing."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> list[list[Place]]:
        days, choice, doings, runs, link = self._items
        top = [Place(days, _wide(days)), Place(choice, _wide(choice))]
        at_right = Place(doings, _wide(doings), right=True)
        if _fits([*top, at_right], width):
            return [[*top, at_right], *_with_link(runs, link, width)]
        if not _fits(top, width):
            second = [top[1], at_right]
            rest = [second] if _fits(second, width) else [top[1:], [_alone(doings, width)]]
            return [top[:1], *rest, *_with_link(runs, link, width)]
        narrow = Place(doings, doings.minimumSize().width(), right=True)
        room = width - narrow.width - _wide(link) - 2 * GAP
        if room >= runs.minimumSize().width():
            return [top, [Place(runs, min(room, _wide(runs))), Place(link, _wide(link)), narrow]]
        return [top, [_alone(runs, width)], [Place(link, _wide(link)), at_right]]


def _alone(item: QLayoutItem, width: int) -> Place:
    return Place(item, min(width, _wide(item)))


def _with_link(runs: QLayoutItem, link: QLayoutItem, width: int) -> list[list[Place]]:
    """What runs with its link beside it, or below where there is no room."""
    room, beside = width - _wide(link) - GAP, Place(link, _wide(link))
    if room >= runs.minimumSize().width():
        return [[Place(runs, min(room, _wide(runs))), beside]]
    return [[_alone(runs, width)], [beside]]


def _starts(line: list[Place], rect: QRect) -> Iterator[int]:
    """Where each thing of a line begins."""
    x = rect.x()
    for place in line:
        yield rect.x() + rect.width() - place.width if place.right else x
        x += place.width + GAP


def _fits(line: list[Place], width: int) -> bool:
    return sum(place.width for place in line) + GAP * (len(line) - 1) <= width


def _apart(lines: list[list[Place]]) -> int:
    return 0 if lines[0][-1].right else APART


def _height(line: list[Place]) -> int:
    return max(place.height for place in line)


def _wide(item: QLayoutItem) -> int:
    return item.sizeHint().width()
