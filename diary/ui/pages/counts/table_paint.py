"""How the table of past results is painted: values with triangle and grade chip, and headers of two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from diary.ui.pages.counts.rows import Cell, DrawRow, GivenRow
from diary.ui.pages.counts.table_model import CountsModel, Role
from diary.ui.theme import Theme

DRAW_HEIGHT = 46
GIVEN_HEIGHT = 28
HEADER_HEIGHT = 48
EDGE = 9
GAP = 5
TRIANGLE = 9
LEFT = 16
CHIP_WIDTH = 27
CHIP_HEIGHT = 21
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_triangle(painter: QPainter, box: QRectF, *, up: bool) -> None:
    """Fill a triangle that points up (above the range) or down (below it) with the painter's brush."""
    flat, tip = (box.bottom(), box.top()) if up else (box.top(), box.bottom())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygonF([QPointF(box.left(), flat), QPointF(box.right(), flat), QPointF(box.center().x(), tip)])
    )


class CountDelegate(QStyledItemDelegate):
    """Paints one value; transfusions go across with their name alone."""

    def __init__(self, theme: Theme, model: CountsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell: its ground, its value, what marks it, and the line below."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        given = isinstance(row, GivenRow)
        ground = "primary_soft" if chosen else "sunken" if given else "surface"
        painter.fillRect(rect, self._theme.color(ground))
        if given:
            painter.setFont(self._theme.font(14))
            painter.setPen(self._theme.color("text2"))
            painter.drawText(rect.adjusted(EDGE, 0, -EDGE, -1), _LEFT, str(index.data()))
        else:
            cell = index.data(Role.CELL)
            if cell is not None:
                self._paint_cell(painter, rect, cell, graded=self._model.graded(index.column()))
        _line_below(painter, self._theme, rect)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the value, and for a triangle and a chip where the column has any."""
        width = QFontMetrics(self._theme.font(17, 600, tabular=True)).horizontalAdvance(str(index.data() or "")) + 6
        return QSize(width + self._marks(graded=self._model.graded(index.column())) + EDGE, self._theme.px(DRAW_HEIGHT))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, graded: bool) -> None:
        theme = self._theme
        font = theme.font(17, 600, tabular=True)
        font.setStrikeOut(cell.withdrawn)
        width = QFontMetrics(font).horizontalAdvance(cell.text)
        right = rect.right() - EDGE - self._marks(graded=graded)
        value = QRectF(right - width, rect.top(), width, rect.height() - 1)
        if cell.odd:
            box = QRectF(value.left() - 7, value.center().y() - theme.px(14), width + 14, theme.px(28))
            painter.setPen(QPen(theme.color("tell_line"), 1.5))
            painter.setBrush(theme.color("tell_soft"))
            painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(value, _RIGHT, cell.text)
        left = right + GAP + (GAP if cell.odd else 0)
        middle = value.center().y()
        if cell.marker:
            side = theme.px(TRIANGLE)
            painter.setBrush(theme.color("text2"))
            paint_triangle(painter, QRectF(left, middle - side * 0.4, side, side * 0.8), up=cell.marker == "high")
        if cell.grade:
            chip = QRectF(
                left + theme.px(TRIANGLE) + GAP, middle - theme.px(CHIP_HEIGHT) / 2, theme.px(CHIP_WIDTH),
                theme.px(CHIP_HEIGHT),
            )  # fmt: skip
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"s{cell.grade}"))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setPen(theme.color(f"on_s{cell.grade}"))
            painter.setFont(theme.font(14, 700))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, f"G{cell.grade}")

    def _marks(self, *, graded: bool) -> int:
        """The width right of the value."""
        px = self._theme.px
        return GAP + px(TRIANGLE) + ((GAP + px(CHIP_WIDTH)) if graded else 0)


class TestHeader(QHeaderView):
    """Across the top: the name of the test over its unit, above where the values end."""

    __test__ = False

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one heading."""
        name, unit = _lines(self.model().headerData(logicalIndex, self.orientation()))
        painter.save()
        painter.fillRect(rect, self._theme.color("sunken"))
        inner = rect.adjusted(2, self._theme.px(6), -EDGE, -self._theme.px(5))
        painter.setFont(self._theme.font(14, 600))
        painter.setPen(self._theme.color("text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.color("text3"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, unit)
        _line_below(painter, self._theme, rect)
        painter.restore()

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Wide enough for the name."""
        name, unit = _lines(self.model().headerData(logicalIndex, self.orientation()))
        width = max(
            QFontMetrics(self._theme.font(14, 600)).horizontalAdvance(name),
            QFontMetrics(self._theme.font(13)).horizontalAdvance(unit),
        )
        return QSize(width + EDGE + 4, self._theme.px(HEADER_HEIGHT))


class DateHeader(QHeaderView):
    """Down the side: the date over the phase; for a transfusion a drop and its date."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme = theme
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setProperty("kind", "dates")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one date."""
        row = self.model().headerData(logicalIndex, self.orientation(), Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selection = self._view.selectionModel()
        chosen = selection.isRowSelected(logicalIndex, QModelIndex())
        ground = "primary_soft" if chosen else "sunken" if isinstance(row, GivenRow) else "surface"
        painter.fillRect(rect, self._theme.color(ground))
        inner = rect.adjusted(LEFT, 0, -4, -1)
        if isinstance(row, GivenRow):
            self._paint_given(painter, inner, row)
        elif isinstance(row, DrawRow):
            self._paint_draw(painter, inner, row, chosen=chosen)
        _line_below(painter, self._theme, rect)
        painter.restore()

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Wide enough for both lines."""
        title, note = _lines(self.model().headerData(logicalIndex, self.orientation()))
        width = max(
            QFontMetrics(self._theme.font(15, 600)).horizontalAdvance(title),
            QFontMetrics(self._theme.font(13)).horizontalAdvance(note),
        )
        given = isinstance(self.model().headerData(logicalIndex, self.orientation(), Role.ROW), GivenRow)
        height = GIVEN_HEIGHT if given else DRAW_HEIGHT
        return QSize(width + LEFT + 6 + (self._theme.px(22) if given else 0), self._theme.px(height))

    def _paint_draw(self, painter: QPainter, inner: QRect, row: DrawRow, *, chosen: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font(15, 600))
        painter.setPen(theme.color("text"))
        if not row.note:
            painter.drawText(inner, _LEFT, row.title)
            return
        inner = inner.adjusted(0, theme.px(4), 0, -theme.px(4))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, row.title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("on_primary_soft" if chosen else "text2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.note)

    def _paint_given(self, painter: QPainter, inner: QRect, row: GivenRow) -> None:
        theme = self._theme
        drop = theme.pixmap("droplet", "text2", 16)
        side = theme.px(16)
        painter.drawPixmap(QPointF(inner.left(), inner.center().y() - side / 2 + 0.5), drop)
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text2"))
        painter.drawText(inner.adjusted(side + 7, 0, 0, 0), _LEFT, row.title)


def _lines(text: object) -> tuple[str, str]:
    first, _, second = str(text).partition("\n")
    return first, second


def _line_below(painter: QPainter, theme: Theme, rect: QRect) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
