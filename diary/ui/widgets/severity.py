"""How bad a symptom is, in five words side by side; or, for what has no degrees, No and Yes."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.theme import Theme

CELL_WIDTH = 92
CELL_HEIGHT = 44
MIN_SIDE = 44
RADIUS = 10
MANY = 5


class SeverityControl(QWidget):
    """Equal cells with their words in full, one tab stop, nothing chosen until answered.

    Keys: a digit chooses and asks to move on (``advance``), Backspace clears, Left and Right change the choice,
    Up and Down ask for another row (``leave``). Pressing the chosen cell again clears it.

    Args:
        theme: The look.
        cells: The words: five steps, or No and Yes.
        reading: What screen readers hear of a chosen cell, or of None while unanswered, such as "Nausea, mild, 1 on a
            scale of 0 to 4".
    """

    chosen = Signal(object)
    """The number of the cell, or None once cleared."""

    advance = Signal()
    leave = Signal(int)

    def __init__(self, theme: Theme, cells: Sequence[str], reading: Callable[[int | None], str]) -> None:
        super().__init__()
        self._theme, self._cells, self._reading = theme, tuple(cells), reading
        self._cell: int | None = None
        self._hover: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if len(cells) == MANY else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        theme.changed.connect(self._theme_changed)
        self._describe()

    def cell(self) -> int | None:
        """The number of the chosen cell, or None while unanswered."""
        return self._cell

    def set_cell(self, cell: int | None) -> None:
        """Show an answer without telling anyone."""
        if cell != self._cell:
            self._cell = cell
            self._describe()
            self.update()

    def cell_rect(self, cell: int) -> QRect:
        """Where a cell lies; what a click has to hit."""
        return self._rect(cell).toAlignedRect()

    @property
    def one_line(self) -> int:
        """How wide it is where each answer just fits in one line."""
        return self._widest(self._cells) * len(self._cells)

    @override
    def sizeHint(self) -> QSize:
        """Each answer in one line."""
        width = max(self._theme.px(CELL_WIDTH), self._widest(self._cells))
        return QSize(width * len(self._cells), self._theme.px(CELL_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Answers of two words stand in two lines; no word is ever cut."""
        words = [word for answer in self._cells for word in answer.split()]
        width = max(self._theme.px(MIN_SIDE), self._widest(words))
        return QSize(width * len(self._cells), self._theme.px(CELL_HEIGHT))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell, or clear it if it is chosen."""
        if event.button() == Qt.MouseButton.LeftButton:
            cell = self._at(event.position())
            self._choose(None if cell == self._cell else cell)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which cell a click would choose."""
        self._hover = self._at(event.position())
        self.update()

    @override
    def leaveEvent(self, event: object) -> None:
        """Nothing lies under the pointer any more."""
        self._hover = None
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the diary; all others go on to the page."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if event.text().isdigit() and int(event.text()) < len(self._cells):
            self._choose(int(event.text()))
            self.advance.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shift(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.leave.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: object) -> None:
        """The key digits appear."""
        self.update()

    @override
    def focusOutEvent(self, event: object) -> None:
        """The key digits go."""
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the words, and the chosen cell over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        for number in range(len(self._cells)):
            if number != self._cell:
                self._paint_word(painter, number, "text2", 500 if number == self._hover else 400)
        if self._cell is not None:
            self._paint_chosen(painter, self._cell)
        if self.hasFocus():
            self._paint_digits(painter)
        painter.end()

    def _widest(self, words: Iterable[str]) -> int:
        bold = QFontMetricsF(self._theme.font(15, 700))
        return ceil(max(bold.horizontalAdvance(word) for word in words)) + 12

    def _paint_box(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(self._theme.color("outline"), 1.5))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(QPen(self._theme.color("line"), 1))
        for number in range(1, len(self._cells)):
            x = round(self._rect(number).left()) + 0.5
            painter.drawLine(QPointF(x, box.top() + 1), QPointF(x, box.bottom() - 1))
        if self._hover is not None and self._hover != self._cell and self.isEnabled():
            painter.setPen(QPen(self._theme.color("focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._rect(self._hover).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)

    def _paint_chosen(self, painter: QPainter, number: int) -> None:
        step = self._step(number)
        painter.setPen(QPen(self._theme.color("text"), 2))
        painter.setBrush(self._theme.color(f"s{step}"))
        painter.drawRoundedRect(self._rect(number).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._paint_word(painter, number, f"on_s{step}", 700)

    def _paint_word(self, painter: QPainter, number: int, role: str, weight: int) -> None:
        painter.setFont(self._theme.font(15, weight))
        painter.setPen(self._theme.color(role))
        place = self._rect(number)
        if self.hasFocus():
            place.translate(0, self._theme.px(3))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._cells[number])

    def _paint_digits(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(13, 700))
        for number in range(len(self._cells)):
            chosen = number == self._cell
            painter.setPen(self._theme.color(f"on_s{self._step(number)}" if chosen else "focus"))
            painter.drawText(self._rect(number).adjusted(7, 2, 0, 0), Qt.AlignmentFlag.AlignLeft, str(number))

    def _step(self, number: int) -> int:
        """The step of the plum ramp a cell is filled with; a Yes without degrees stands in the middle of it."""
        return number if len(self._cells) == MANY else 2 * number

    def _rect(self, number: int) -> QRectF:
        width = self.width() / len(self._cells)
        return QRectF(number * width, 0, width, self.height())

    def _at(self, place: QPointF) -> int:
        return max(0, min(int(place.x() * len(self._cells) / max(1, self.width())), len(self._cells) - 1))

    def _shift(self, step: int) -> None:
        if self._cell is None:
            self._choose(0 if step > 0 else len(self._cells) - 1)
        else:
            self._choose(max(0, min(self._cell + step, len(self._cells) - 1)))

    def _choose(self, cell: int | None) -> None:
        if cell != self._cell:
            self.set_cell(cell)
            self.chosen.emit(cell)

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Tell screen readers."""
        said = self._reading(self._cell)
        if said != self.accessibleName():
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class SeverityAccessible(QAccessibleWidget):
    """What screen readers see of a severity control: a slider whose name holds the answer."""

    def __init__(self, control: SeverityControl) -> None:
        super().__init__(control, QAccessible.Role.Slider, control.accessibleName())
