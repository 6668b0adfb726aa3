"""The chart as a table, with the same numbers in the same order."""

import re
from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from diary.ui.theme import Theme
from diary.ui.widgets.labels import Text

ROW = 34
EDGE = 10
TEXT_SIZE = 16
HEADER_SIZE = 14
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBER_FIRST = re.compile(r"[<>≤≥]?=?\d[\d.,]*(?<![.,])")
_Index = QModelIndex | QPersistentModelIndex


class Rows(Protocol):
    """Rows of text below the names of their columns; the first cell of a row says what the row is about."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is called."""
        ...

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells."""
        ...


class TrendsModel(QAbstractTableModel):
    """The rows of a table, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        self.numbers: frozenset[int] = frozenset()

    def show_table(self, table: Rows) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.columns, self.rows = table.columns, table.rows
        self.numbers = frozenset(place for place in range(1, len(self.columns)) if _is_number(self.column(place)))
        self.endResetModel()

    def column(self, place: int) -> set[str]:
        """The different texts of a column."""
        return {row[place] for row in self.rows}

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """One row a day that has an entry, or one a cycle."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """What the row is about, and what there is to say of it."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; for screen readers and as a tip, with its row and column."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row[column]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row[0]}, {self.columns[column]}: {row[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Across: what the column is called, its unit on a second line. Down: what the row is about."""
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (len(self.columns) if across else len(self.rows)):
            return None
        name = self.columns[section] if across else self.rows[section][0]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name.replace(", ", ",\n", 1) if across else name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return name
            case Qt.ItemDataRole.TextAlignmentRole if across:
                return self._alignment(section)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _NUMBER if column in self.numbers else _WORDS


class NumberDelegate(QStyledItemDelegate):
    """Paints the numbers of a column below one another, what is said of each behind it: "0.6 (grade 3)"."""

    def __init__(self, theme: Theme, model: TrendsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.behind: dict[int, int] = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the ground, then the number and the rest of the cell."""
        text = str(index.data())
        if index.column() not in self._model.numbers:
            super().paint(painter, option, index)
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("primary_soft"))
        number, rest = _halves(text)
        end = rect.right() - EDGE - self.behind.get(index.column(), 0)
        painter.setFont(self._theme.font(TEXT_SIZE, tabular=True))
        painter.setPen(self._theme.color("text"))
        painter.drawText(QRect(rect.left(), rect.top(), end - rect.left(), rect.height()), _NUMBER, number)
        painter.setPen(self._theme.color("text2"))
        painter.drawText(QRect(end, rect.top(), rect.right() - end, rect.height()), _WORDS, rest)


class TrendsTable(QTableView):
    """The table; Tab leaves it, Ctrl+C and its menu copy the chosen rows as text with tabs.

    What a row is about stands at its side and stays there while the rest is moved.

    Args:
        theme: The look.
        name: What screen readers call it.
        copy_text: What the menu calls copying; without it there is no menu.
    """

    copied = Signal(int)
    """So many rows were copied."""

    def __init__(self, theme: Theme, name: str, *, copy_text: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.model_ = TrendsModel()
        self.setModel(self.model_)
        self.corner = Text("", "corner")
        self.corner.setParent(self)
        self.corner.setIndent(0)
        self._numbers = NumberDelegate(theme, self.model_, self)
        self.setItemDelegate(self._numbers)
        self.setAccessibleName(name)
        self.setProperty("kind", "plain")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(_WORDS)
        if copy_text:
            self.copy_action = QAction(copy_text, self)
            self.copy_action.triggered.connect(self.copy)
            self.addAction(self.copy_action)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Rows) -> None:
        """Show other rows."""
        self.model_.show_table(table)
        self.corner.setText(table.columns[0])
        self._fit()

    def chosen_text(self) -> str:
        """The chosen rows, all of them where none is chosen, below the names of the columns."""
        lines = (self.model_.columns, *(self.model_.rows[row] for row in self._chosen()))
        return "\n".join("\t".join(cells) for cells in lines)

    def copy(self) -> int:
        """Copy the chosen rows, all of them where none is chosen, as text with tabs.

        Returns:
            How many rows that were, without the names of the columns.
        """
        QGuiApplication.clipboard().setText(self.chosen_text())
        number = len(self._chosen())
        self.copied.emit(number)
        return number

    @override
    def updateGeometries(self) -> None:
        """The name of what stands at the side stays in its corner."""
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.verticalHeader().width(), self.horizontalHeader().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
            return
        super().keyPressEvent(event)

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.selectedIndexes()}) or list(range(len(self.model_.rows)))

    def _fit(self) -> None:
        """Give every column the width of its longest text; the first one stands at the side instead."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.setColumnHidden(0, True)
        header = QFontMetrics(self._theme.font(HEADER_SIZE, 600))
        for place, name in enumerate(self.model_.columns):
            self.setColumnWidth(place, max(_widest(header, name.split(", ", 1)), self._content(place)) + 2 * EDGE)

    def _content(self, place: int) -> int:
        texts = self.model_.column(place)
        if place not in self.model_.numbers:
            return _widest(QFontMetrics(self._theme.font(TEXT_SIZE)), texts)
        metrics = QFontMetrics(self._theme.font(TEXT_SIZE, tabular=True))
        halves = [_halves(text) for text in texts]
        self._numbers.behind[place] = _widest(metrics, {rest for _, rest in halves})
        return _widest(metrics, {number for number, _ in halves}) + self._numbers.behind[place]


def _widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)


def _halves(text: str) -> tuple[str, str]:
    """A number and what is said of it: "0.6" and " (grade 3)"; anything else as a whole."""
    found = _NUMBER_FIRST.match(text)
    return (found[0], text[found.end() :]) if found else (text, "")


def _is_number(texts: Iterable[str]) -> bool:
    """Whether a column holds numbers, and dashes where there is none."""
    found = [text for text in texts if len(text) > 1 or text.isalnum()]
    return bool(found) and all(_NUMBER_FIRST.match(text) for text in found)
