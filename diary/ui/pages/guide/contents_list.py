"""The list of the guide's places: chapters with what stands in the open one, or symptoms by their groups."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from diary.ui.pages.guide.presenter import Row
from diary.ui.theme import Theme

TARGET = 44
INSET, INDENT = 10, 26
CHEVRON = 18
_ROW = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ContentsList(QListWidget):
    """One stop for Tab; Up and Down walk through it, Enter or a click opens a place.

    Args:
        theme: The look.
        name: What it lists, for screen readers.
    """

    chosen = Signal(str)
    """The target of a row."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setItemDelegate(_RowPainter(theme, self))
        self.itemClicked.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row], place: str) -> None:
        """Show rows, the one of a place chosen and in sight; the list stays where it was as far as it can."""
        held = self.verticalScrollBar().value()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(_ROW, row)
            if not row.target:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        chosen = next((number for number, row in enumerate(rows) if row.target and row.target == place), -1)
        self.setCurrentRow(chosen)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(held)
        if chosen >= 0:
            self.scrollToItem(self.item(chosen))

    @override
    def sizeHint(self) -> QSize:
        """It takes the room there is, and scrolls."""
        return QSize(super().sizeHint().width(), 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row that the keys stand on; Down begins at the first."""
        item = self.currentItem()
        if Qt.Key(event.key()) in _ENTERS and self.currentRow() >= 0 and not event.modifiers():
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        row = item.data(_ROW)
        if isinstance(row, Row) and row.target:
            self.chosen.emit(row.target)


class _RowPainter(QStyledItemDelegate):
    """Draws a row: a chapter with its arrow, what stands in it further in, words that wrap."""

    def __init__(self, theme: Theme, view: ContentsList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = _row(index)
        width = self._view.viewport().width() - 2
        text = QRect(0, 0, width - self._left(row) - INSET, 10_000)
        metrics = QFontMetrics(self._theme.font(16, self._weight(row)))
        needed = metrics.boundingRect(text, _WRAP.value, row.text).height() + 16
        return QSize(width, max(needed, self._theme.px(TARGET)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, theme = _row(index), self._theme
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or (row.target and state & QStyle.StateFlag.State_MouseOver):
            painter.setBrush(theme.color("primary_soft" if chosen else "sunken"))
            painter.drawRoundedRect(place, 6, 6)
        role = "on_primary_soft" if chosen else "text" if row.target else "text2"
        if row.opened is not None:
            icon = theme.pixmap("chevron-down" if row.opened else "chevron-right", role, CHEVRON)
            painter.drawPixmap(place.left() + 6, place.center().y() - theme.px(CHEVRON) // 2 + 1, icon)
        painter.setPen(theme.color(role))
        painter.setFont(theme.font(16, self._weight(row)))
        painter.drawText(place.adjusted(self._left(row), 0, -INSET, 0), _WRAP.value, row.text)
        painter.restore()

    def _left(self, row: Row) -> int:
        if row.opened is not None:
            return self._theme.px(CHEVRON) + 12
        return INDENT if row.level else INSET

    def _weight(self, row: Row) -> int:
        return 400 if row.level else 600


def _row(index: QModelIndex | QPersistentModelIndex) -> Row:
    row = index.data(_ROW)
    if not isinstance(row, Row):
        raise TypeError(row)
    return row
