"""One line of the form: a test's name, what is typed, its unit, and what there is to say about it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.numbers import plain
from diary.core.texts import Texts
from diary.ui.pages.counts.doubts import Question
from diary.ui.pages.counts.draft import LineState
from diary.ui.pages.counts.lines import SHARE_OF, Asked, choices
from diary.ui.pages.counts.question_box import QuestionBox
from diary.ui.theme import Theme
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.fields import Combo
from diary.ui.widgets.labels import Text, set_kind
from diary.ui.widgets.segmented import Segmented

PAUSE_MS = 1200
"""How long after the last key a value is looked at although the field is not left."""

VALUE_WIDTH = 96
UNIT_WIDTH = 122
NAME_WIDTH = 180


class LineEditor(QWidget):
    """Reads one test. It knows nothing of other lines: the form tells it what to say."""

    settled = Signal()
    """What was typed can be looked at now."""

    advance = Signal()
    """Enter was pressed: go on to the next line."""

    def __init__(self, theme: Theme, texts: Texts, line: str) -> None:
        super().__init__()
        self._theme, self._texts, self.line = theme, texts, line
        self._kept = ""
        self._question: Question | None = None
        self._asked = choices(line)
        self.name = Text(texts.name("analyte", line), "name", wrap=True)
        self.last = Text("", "small")
        self.edit = QLineEdit()
        self.unit = Combo(theme)
        self.share = self._make_share() if line == "neutrophils" else None
        self.calculated = Text("", "small", wrap=True)
        self.problem = Text("", "problem", wrap=True)
        self.box = QuestionBox(theme)
        self.limits = QWidget()
        self.low, self.high = QLineEdit(), QLineEdit()
        self._grid = QGridLayout(self)
        self._spread = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._describe()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._draw)
        self._draw()

    def spread(self, *, spread: bool) -> None:
        """Let the value take what width there is, so that it does not stand far from its name."""
        self._spread = spread
        self._draw()

    def state(self) -> LineState:
        """The line as it stands."""
        return LineState(
            line=self.line,
            asked=self.asked(),
            text=self.edit.text(),
            low=self.low.text(),
            high=self.high.text(),
            kept=self._kept,
        )

    def asked(self) -> Asked:
        """The test and the unit that are chosen."""
        chosen: Asked = self.unit.currentData()
        return chosen

    def show_state(self, state: LineState) -> None:
        """Fill the line without telling anyone."""
        self._kept = state.kept
        self.edit.setText(state.text)
        self.low.setText(state.low)
        self.high.setText(state.high)
        self.choose(state.asked)

    def choose(self, asked: Asked) -> None:
        """Take a unit; one that the list lacks, such as one of a file, joins it."""
        if self.share:
            self.share.set_value("percent" if asked.analyte in SHARE_OF.values() else "number")
            self._fill_units([choice for choice in self._asked if choice.analyte == asked.analyte])
        place = self._place(asked)
        if place < 0:
            self.unit.addItem(self._texts.unit(asked.unit), asked)
            place = self.unit.count() - 1
        self.unit.setCurrentIndex(place)

    def touched(self) -> bool:
        """Whether anything is typed."""
        return bool(self.edit.text().strip())

    def show_last(self, text: str) -> None:
        """The last result, or that there is none."""
        self.last.setText(text)
        self.edit.setAccessibleDescription(text)

    def show_calculated(self, text: str) -> None:
        """The value calculated from this one; empty takes it away."""
        self.calculated.setText(text)
        self.calculated.setVisible(bool(text))

    def show_problem(self, text: str) -> None:
        """Why the value cannot be read; empty takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        set_kind(self.edit, "wrong", "true" if text else "false")
        if text:
            self.edit.setAccessibleDescription(text)

    def show_question(self, question: Question | None) -> None:
        """Ask about the value; None takes the question away."""
        self._question = question
        set_kind(self.edit, "odd", "true" if question else "false")
        if question is None:
            self.box.clear()
            return
        labels = [self._texts.render(use.label) for use in question.uses]
        labels.append(self._texts.text("counts.choice.keep", value=self.edit.text().strip()))
        self.box.ask(self._texts.render(question.why), self._texts.render(question.ask), labels)

    def show_limits(self, *, shown: bool) -> None:
        """Show or hide the fields for the range on the report."""
        self.limits.setVisible(shown)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter settles the value and goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._settle()
                self.advance.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut and watched is self.edit:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self._pause.stop()
        self.settled.emit()

    def _answer(self, number: int) -> None:
        """A choice of the question was pressed."""
        if self._question is None:
            return
        if number < len(self._question.uses):
            use = self._question.uses[number]
            self.choose(use.asked)
            self.edit.setText(plain(use.value))
        self._kept = self.edit.text().strip()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def _switch(self, key: str) -> None:
        analyte = SHARE_OF[self.line] if key == "percent" else self.line
        self.choose(next(choice for choice in self._asked if choice.analyte == analyte))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def _place(self, asked: Asked) -> int:
        return next((row for row in range(self.unit.count()) if self.unit.itemData(row) == asked), -1)

    def _fill_units(self, offered: list[Asked]) -> None:
        self.unit.clear()
        for choice in offered:
            self.unit.addItem(self._texts.unit(choice.unit), choice)

    def _make_share(self) -> Segmented:
        words = [(key, self._texts.text(f"counts.field.{key}")) for key in ("number", "percent")]
        return Segmented(self._theme, self._texts.text("counts.field.as"), words)

    def _describe(self) -> None:
        texts = self._texts
        self.edit.setProperty("kind", "value")
        self.edit.setPlaceholderText("–")
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setAccessibleName(texts.text("counts.field.value", analyte=self.line))
        self.unit.setAccessibleName(texts.text("counts.field.unit", analyte=self.line))
        for edit, end in ((self.low, "low"), (self.high, "high")):
            edit.setProperty("kind", "limit")
            edit.setAccessibleName(texts.text(f"counts.field.{end}", analyte=self.line))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._fill_units([choice for choice in self._asked if not self.share or choice.analyte == self.line])
        self.choose(self._asked[0])

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.last)
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addLayout(names, 0, 0)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self.unit, 0, 2)
        grid.addWidget(self.problem, 1, 0, 1, 3)
        grid.addWidget(self.box, 2, 0, 1, 3)
        if self.share:
            grid.addWidget(Text(self._texts.text("counts.field.as"), "small"), 3, 0)
            grid.addWidget(self.share, 3, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.calculated, 4, 0, 1, 3)
        grid.addWidget(self.limits, 5, 0, 1, 3)
        row = QHBoxLayout(self.limits)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(self._texts.text("counts.field.range"), "small", wrap=True), 1)
        row.addWidget(self.low)
        row.addWidget(Text(self._texts.text("counts.field.to"), "small"))
        row.addWidget(self.high)
        for widget in (self.calculated, self.problem, self.limits):
            widget.hide()

    def _connect(self) -> None:
        self.edit.textEdited.connect(lambda _text: self._pause.start())
        self.edit.installEventFilter(self)
        for limit in (self.low, self.high):
            limit.editingFinished.connect(self._settle)
        self._pause.timeout.connect(self.settled)
        self.unit.activated.connect(lambda _row: self._settle())
        self.box.chosen.connect(self._answer)
        if self.share:
            self.share.chosen.connect(self._switch)

    def _draw(self) -> None:
        self.edit.setFont(self._theme.font(20, 700, tabular=True))
        value_width = self._theme.px(VALUE_WIDTH)
        self.edit.setMinimumWidth(value_width)
        self.edit.setMaximumWidth(NO_LIMIT if self._spread else value_width)
        self._grid.setColumnMinimumWidth(0, self._theme.px(NAME_WIDTH) if self._spread else 0)
        self._grid.setColumnStretch(0, 0 if self._spread else 1)
        self._grid.setColumnStretch(1, 1 if self._spread else 0)
        self.unit.setFixedWidth(self._theme.px(UNIT_WIDTH))
        for limit in (self.low, self.high):
            limit.setFixedWidth(self._theme.px(72))
