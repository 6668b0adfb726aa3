"""The chart as a table, with the same numbers in the same order."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView
from typing_extensions import override

from diary.charts.table import Table
from diary.ui.theme import Theme

ROW = 34
_Index = QModelIndex | QPersistentModelIndex


class TrendsModel(QAbstractTableModel):
    """The rows of a table, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(columns=(), days=(), rows=())

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """One row a day that has an entry."""
        return 0 if parent.isValid() else len(self.table.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Day, counts, temperature, symptoms, treatment, phase."""
        return 0 if parent.isValid() else len(self.table.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; for screen readers, with its column and day."""
        if not index.isValid():
            return None
        text = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.rows[index.row()][0]}, {self.table.columns[index.column()]}: {text}"
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the column is called."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.table.columns[section] if 0 <= section < len(self.table.columns) else None
        return None


class TrendsTable(QTableView):
    """The table; Tab leaves it, Ctrl+C copies the chosen rows as text with tabs."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.model_ = TrendsModel()
        self.setModel(self.model_)
        self.setAccessibleName(name)
        self.setProperty("kind", "plain")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        self.model_.show_table(table)

    def chosen_text(self) -> str:
        """The chosen rows, all of them where none is chosen, below the names of the columns."""
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(len(self.model_.table.rows))
        lines = (self.model_.table.columns, *(self.model_.table.rows[row] for row in rows))
        return "\n".join("\t".join(cells) for cells in lines)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
            event.accept()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
