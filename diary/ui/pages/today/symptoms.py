"""The symptoms of the day in cards, one row each; Up, Down and the digits walk through all of them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.texts import Texts
from diary.ui.pages.today.entries import EntryEditor
from diary.ui.pages.today.presenter import Group, Row, severity_word
from diary.ui.pages.today.words import severity_control
from diary.ui.theme import Theme
from diary.ui.widgets.cards import Card
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.labels import Icon, Text, line

NAME_WIDTH = 132
GROUP_WIDTH = 70
SIDES = 56
"""The paddings and gaps beside and between them."""


class RowName(QWidget):
    """A symptom's name and what it was the day before; a press opens what lies behind it."""

    pressed = Signal()

    def __init__(self, theme: Theme, texts: Texts, row: Row) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(texts.text("today.open-entries", what=row.info.name))
        self.name = Text(row.info.name, "name", wrap=True)
        self.hint = Text("", "hint", wrap=True)
        self._arrow = Icon(theme, "chevron-down", "text3", 16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.hint)
        words.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addLayout(words, 1)
        across.addWidget(self._arrow)

    def show_row(self, row: Row) -> None:
        """Show the hint of a row, and its entries where there are several."""
        several = len(row.entries) > 1
        self.hint.setText(self._several(row) if several else self._texts.render(row.hint))

    def set_open(self, *, opened: bool) -> None:
        """Turn the arrow."""
        self._arrow.show_icon("chevron-up" if opened else "chevron-down", "text3")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close."""
        self.pressed.emit()

    def _several(self, row: Row) -> str:
        pieces = []
        for entry in row.entries:
            word = self._texts.render(severity_word(row.info, entry))
            at = entry.when.time
            pieces.append(f"{self._texts.time_of_day(at)} {word}" if at else word)
        return ", ".join(pieces)


class SymptomRow(QWidget):
    """One symptom: its name, its control, and below them its entries once opened."""

    answered = Signal(object)
    """The cell chosen, or None once cleared."""

    advance = Signal()
    leave = Signal(int)
    entry_changed = Signal(object, object)
    another = Signal(int)
    usual = Signal(bool)

    def __init__(self, theme: Theme, texts: Texts, row: Row, *, usual: bool) -> None:
        super().__init__()
        self._theme, self._texts, self._usual = theme, texts, usual
        self.row = row
        self.name = RowName(theme, texts, row)
        self.control = severity_control(theme, texts, row.info)
        self.control.setAccessibleDescription(texts.text("today.enter-opens"))
        self.editor: EntryEditor | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(10)
        self._line.addWidget(self.name, 1)
        self._line.addWidget(self.control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(self._line)
        self.name.pressed.connect(self.toggle)
        self.control.chosen.connect(self.answered)
        self.control.advance.connect(self.advance)
        self.control.leave.connect(self.leave)
        self.setFocusProxy(self.control)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show what is on file now."""
        self.row = row
        self.name.show_row(row)
        self.control.set_cell(row.cell)
        if self.editor:
            self.editor.show_entries(row.entries)

    def arrange(self, *, stacked: bool) -> None:
        """The name beside the control, or above it."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)
        self._line.setSpacing(4 if stacked else 10)

    def toggle(self) -> None:
        """Open or close the entries."""
        if self.editor:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        else:
            self.editor = EntryEditor(self._theme, self._texts, self.row, usual=self._usual)
            self.editor.changed.connect(self.entry_changed)
            self.editor.another.connect(self.another)
            self.editor.usual.connect(self.usual)
            self._column.addWidget(self.editor)
        self.name.set_open(opened=self.editor is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entries of the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.control.hasFocus():
            self.toggle()
        else:
            super().keyPressEvent(event)


class GroupCard(Card):
    """The rows of one part of the body."""

    def __init__(self, theme: Theme, title: str, icon: str) -> None:
        super().__init__(theme)
        self._theme = theme
        self.body.setContentsMargins(16, 5, 16, 5)
        self.rows: list[SymptomRow] = []
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(4)
        self._head.setContentsMargins(0, 8, 0, 4)
        self._head.addWidget(Icon(theme, icon, "primary", 24), 0, Qt.AlignmentFlag.AlignLeft)
        self.title_label = Text(title, "group", wrap=True)
        self._head.addWidget(self.title_label)
        self._head.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(12)
        self._across.addLayout(self._head)
        self._across.addLayout(self._rows, 1)
        self.body.addLayout(self._across)

    def add(self, row: SymptomRow) -> None:
        """One more row at the end."""
        if self.rows:
            self._rows.addWidget(line())
        self.rows.append(row)
        self._rows.addWidget(row)

    def arrange(self, *, beside: bool, stacked: bool) -> None:
        """The part of the body beside its rows or above them; each name beside its control or above it."""
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(12 if beside else 0)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight)
        self.title_label.setFixedWidth(self._theme.px(GROUP_WIDTH)) if beside else self._free_title()
        for row in self.rows:
            row.arrange(stacked=stacked)

    def _free_title(self) -> None:
        self.title_label.setMinimumWidth(0)
        self.title_label.setMaximumWidth(NO_LIMIT)


class SymptomList(QFrame):
    """All rows of the day, by part of the body."""

    answered = Signal(str, object)
    """Symptom and the cell chosen, or None."""

    entry_changed = Signal(object, object)
    """An entry and what it is to become; None deletes it."""

    another = Signal(str, int)
    """Symptom and the cell of one more entry."""

    usual = Signal(str, bool)
    """Symptom and whether it is to be asked every day."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.rows: dict[str, SymptomRow] = {}
        self._cards: list[GroupCard] = []
        self._shown: list[tuple[str, list[str]]] = []
        self._arranged = (True, False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_groups(self, groups: Sequence[Group], usual: Iterable[str]) -> None:
        """Show these rows; they are made anew only where other symptoms are to be shown."""
        wanted = [(group.group, [row.info.id for row in group.rows]) for group in groups]
        if wanted != self._shown:
            self._rebuild(groups, set(usual))
            self._shown = wanted
        for group in groups:
            for row in group.rows:
                self.rows[row.info.id].show_row(row)

    def focus_first_unanswered(self) -> None:
        """Put the cursor where the next answer goes."""
        blank = (row for row in self.rows.values() if not row.row.answered)
        if row := next(blank, None):
            row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_row(self, symptom: str) -> None:
        """Put the cursor on one symptom."""
        self.rows[symptom].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, groups: Sequence[Group], usual: set[str]) -> None:
        focused = next((name for name, row in self.rows.items() if row.control.hasFocus()), None)
        former, self._cards, self.rows = self._cards, [], {}
        for group in groups:
            card = GroupCard(self._theme, self._texts.name("group", group.group), group.icon)
            for row in group.rows:
                card.add(self._row(row, usual=row.info.id in usual))
            self._cards.append(card)
            self._column.addWidget(card)
            card.show()
        self._arrange_cards()
        if focused is not None:  # before the old rows go, for Qt would scroll to wherever the focus falls
            self.focus_row(focused if focused in self.rows else next(iter(self.rows)))
        for card in former:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _row(self, row: Row, *, usual: bool) -> SymptomRow:
        widget = SymptomRow(self._theme, self._texts, row, usual=usual)
        name = row.info.id
        widget.answered.connect(lambda cell: self.answered.emit(name, cell))
        widget.advance.connect(lambda: self._move(name, 1))
        widget.leave.connect(lambda step: self._move(name, step))
        widget.entry_changed.connect(self.entry_changed)
        widget.another.connect(lambda cell: self.another.emit(name, cell))
        widget.usual.connect(lambda daily: self.usual.emit(name, daily))
        self.rows[name] = widget
        return widget

    def _move(self, name: str, step: int) -> None:
        names = list(self.rows)
        place = names.index(name) + step
        if 0 <= place < len(names):
            self.focus_row(names[place])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        if self._arrangement() != self._arranged:
            self._arrange_cards()

    def _arrange_cards(self) -> None:
        self._arranged = beside, stacked = self._arrangement()
        for card in self._cards:
            card.arrange(beside=beside, stacked=stacked)

    def _arrangement(self) -> tuple[bool, bool]:
        """Whether the part of the body has room beside its rows, and whether names have to stand above the controls."""
        widest = max((row.control.one_line for row in self.rows.values()), default=0)
        room = self.width() - widest - self._theme.px(NAME_WIDTH) - SIDES
        return room >= self._theme.px(GROUP_WIDTH), room < 0
