"""The infusion check: one question with No and Yes while an infusion runs; Yes opens the symptoms it asks about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.core.records import Check
from diary.core.texts import Texts
from diary.ui.pages.today.presenter import Row
from diary.ui.pages.today.symptoms import SymptomRow
from diary.ui.theme import Theme
from diary.ui.widgets.labels import Icon, RichText, Text, line
from diary.ui.widgets.segmented import Segmented


class InfusionCheck(QFrame):
    """Asks; nothing is chosen until answered, and the answer keeps its time."""

    answered = Signal(str)
    """``no`` or ``yes``."""

    symptom_answered = Signal(str, object)
    """Symptom and the cell chosen, or None."""

    entry_changed = Signal(object, object)
    another = Signal(str, int)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.setProperty("kind", "info")
        self.rows: dict[str, SymptomRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 12, 4)
        column.setSpacing(8)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(Icon(theme, "shield-alert", "info", 22))
        question = RichText(
            (texts.text("today.infusion-runs"), True), (" ", False), (texts.text("today.infusion-question"), False)
        )
        across.addWidget(question, 1)
        self.time = Text("", "hint")
        across.addWidget(self.time)
        self.choice = Segmented(
            theme,
            texts.text("today.infusion-check"),
            [("no", texts.text("common.no")), ("yes", texts.text("today.yes-opens"))],
            tick=True,
        )
        self.choice.chosen.connect(self.answered)
        across.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(across)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(36, 0, 0, 4)
        self._rows.setSpacing(6)
        column.addWidget(self._list)
        self._list.hide()

    def show_answer(self, answer: Check | None, rows: Sequence[Row]) -> None:
        """Show the day's last answer; after Yes, the symptoms it asks about."""
        self.choice.set_value(answer.answer if answer else None)
        at = answer.when.time if answer else None
        self.time.setText(self._texts.text("today.answered-at", at=at) if at else "")
        opened = answer is not None and answer.answer == "yes"
        self._list.setVisible(opened)
        if opened:
            for row in rows:
                self._row(row).show_row(row)

    def arrange(self, *, stacked: bool) -> None:
        """Names beside the controls or above them."""
        for row in self.rows.values():
            row.arrange(stacked=stacked)

    def _row(self, row: Row) -> SymptomRow:
        name = row.info.id
        if name not in self.rows:
            widget = SymptomRow(self._theme, self._texts, row, usual=False)
            widget.answered.connect(lambda cell: self.symptom_answered.emit(name, cell))
            widget.entry_changed.connect(self.entry_changed)
            widget.another.connect(lambda cell: self.another.emit(name, cell))
            widget.advance.connect(lambda: self._move(name, 1))
            widget.leave.connect(lambda step: self._move(name, step))
            if self.rows:
                self._rows.addWidget(line())
            self._rows.addWidget(widget)
            self.rows[name] = widget
        return self.rows[name]

    def _move(self, name: str, step: int) -> None:
        names = list(self.rows)
        place = names.index(name) + step
        if 0 <= place < len(names):
            self.rows[names[place]].control.setFocus(Qt.FocusReason.OtherFocusReason)
