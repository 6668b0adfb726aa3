"""A layout that puts things side by side and goes on in the next line where they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Things in reading order, wrapped like words; each line is as high as its highest thing.

    Args:
        gap: Between things and between lines, in pixels.
        spread: Whether the last thing of a line stands at its right end.
        top: Whether things of different heights are lined up at their top, as fields are, and not at their middle.
    """

    def __init__(self, gap: int = 8, *, spread: bool = False, top: bool = False) -> None:
        super().__init__()
        self._spread, self._top = spread, top
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Put one more thing at the end."""
        self._items.append(item)

    def put_first(self, widget: QWidget) -> None:
        """Put a widget before all others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())
        self.invalidate()

    @override
    def count(self) -> int:
        """How many things there are."""
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the thing at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

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
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        """Arrange everything inside."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        """Everything in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        """The widest and the highest thing."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = _size(item, width).width()
            if lines and used + self._gap + needed <= width:
                lines[-1].append(item)
                used += self._gap + needed
            else:
                lines.append([item])
                used = needed
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(_size(item, rect.width()).height() for item in line)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        x = rect.x()
        for item in line:
            size = _size(item, rect.width())
            if self._spread and item is line[-1] and item is not line[0]:
                x = rect.x() + rect.width() - size.width()
            down = 0 if self._top else (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, rect.y() + down), size))
            x += size.width() + self._gap


def _size(item: QLayoutItem, width: int) -> QSize:
    """The size a thing takes in a line of a width: what can wrap takes more lines, and no more than the width."""
    size = item.sizeHint()
    if size.width() <= width or not item.hasHeightForWidth():
        return size
    return QSize(width, item.heightForWidth(width))


class Flow(QWidget):
    """The same as a widget of its own."""

    def __init__(self, gap: int = 8, *, spread: bool = False) -> None:
        super().__init__()
        self._layout = FlowLayout(gap, spread=spread)
        self.setLayout(self._layout)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self._layout.addWidget(widget)

    def put_first(self, widget: QWidget) -> None:
        """Put one before all others."""
        self._layout.put_first(widget)

    def clear(self, *, keep: int = 0) -> None:
        """Take away all but the first ones."""
        while (item := self._layout.takeAt(keep)) is not None:
            if isinstance(widget := item.widget(), QWidget):
                widget.hide()
                widget.deleteLater()
