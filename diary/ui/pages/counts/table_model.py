"""The table of past results, as Qt asks for it."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from diary.core.texts import Texts
from diary.ui.pages.counts.rows import Column, DrawRow, GivenRow, Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What the delegate asks for beyond Qt's own roles."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


class CountsModel(QAbstractTableModel):
    """Draws and transfusions down, tests across. Read only: changes go through the form."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: tuple[Row, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._graded: frozenset[str] = frozenset()

    def show(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        """Show other rows and columns."""
        if (rows, columns) == (self._rows, self._columns):
            return
        self.beginResetModel()
        self._rows, self._columns = rows, columns
        self._graded = frozenset(
            analyte for row in rows if isinstance(row, DrawRow) for analyte, cell in row.cells.items() if cell.grade
        )
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The row of that number, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, panel: str) -> int:
        """The number of the row of a draw, or -1."""
        places = (place for place, row in enumerate(self._rows) if isinstance(row, DrawRow) and row.panel.id == panel)
        return next(places, -1)

    def given_rows(self) -> tuple[int, ...]:
        """The numbers of the rows that hold a transfusion, which go across the whole table."""
        return tuple(place for place, row in enumerate(self._rows) if isinstance(row, GivenRow))

    def column(self, number: int) -> Column:
        """The column of that number."""
        return self._columns[number]

    def graded(self, number: int) -> bool:
        """Whether any value of the column has a grade, for which room is kept."""
        return self._columns[number].analyte in self._graded

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Draws and transfusions."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Tests."""
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value as text, the same in words, and what the delegate paints."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if isinstance(row, GivenRow):
            return self._given_data(row, index.column(), role)
        return self._cell_data(row, self._columns[index.column()].analyte, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Across: the test and its unit, two lines. Down: the date and the phase, two lines."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.ROW):
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self._columns[section]
            return f"{column.name}\n{column.unit_name}"
        row = self._rows[section]
        if role == Role.ROW:
            return row
        return f"{row.title}\n{row.note}" if isinstance(row, DrawRow) else row.title

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Draws can be chosen; transfusions can only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self.row(index.row()), DrawRow):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    def _cell_data(self, row: DrawRow, analyte: str, role: int) -> object:
        cell = row.cells.get(analyte)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text if cell else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken if cell else self._texts.text("counts.cell.none", analyte=analyte)
            case Qt.ItemDataRole.ToolTipRole:
                return cell.spoken if cell else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.CELL:
                return cell
            case Role.ROW:
                return row
        return None

    def _given_data(self, row: GivenRow, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text if column == 0 else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts.text("counts.row.transfusion", when=row.title, text=row.text)
            case Role.ROW:
                return row
        return None
