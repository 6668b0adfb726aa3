"""The form of one entry, in the page: made from what its list asks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from diary.book.changes import new_id
from diary.book.treatment import Therapy
from diary.core.clock import today, wall
from diary.core.records import Treatment
from diary.core.texts import Message
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.asks import (
    CHANGED_DOSE,
    CHOICE,
    FLAG,
    MEDICINE,
    TRUTH,
    WHEN,
    Ask,
    answers_of,
    asks,
    filled,
    kind_of_form,
    kinds,
    new_record,
)
from diary.ui.pages.treatment.sections import LASTING
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.fields import Check, ChoiceField, Field, TextField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text
from diary.ui.widgets.medicine_field import MedicineField
from diary.ui.widgets.when_field import WhenField

WIDTH = 626
_TRUTHS = {"yes": True, "no": False, "": None}


class EntryForm(QFrame):
    """Adds an entry to a list, or changes or deletes one.

    Attributes:
        fields: The editors by the record's field.
        old: The record that is changed, or None while one is added.
    """

    saved = Signal(object)
    """The record as it should be kept."""

    deleted = Signal(object)
    """The record to take away."""

    closed = Signal()

    def __init__(self, services: Services, section: str, record: Therapy | None = None) -> None:
        super().__init__()
        self._services, self._section, self.old = services, section, record
        self._kind = kind_of_form(section, record)
        self.fields: dict[str, QWidget] = {}
        self.setProperty("kind", "form")
        theme = services.theme
        self.kind = ChoiceField(theme, self._text("ask.kind"), self._kind_choices())
        self.kind.set_value(self._kind)
        self.problem = Text("", "problem", wrap=True)
        self.save = Button(theme, self._text("save"), icon="check", kind=PRIMARY)
        self.cancel = Button(theme, self._text("cancel"))
        self.delete = Button(theme, self._text("delete"), icon="trash-2", kind=QUIET)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._lay_out()
        self._show_kind({} if record is None else answers_of(record, asks(section, self._kind)))
        self.kind.changed.connect(self._kind_changed)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.closed)
        self.delete.clicked.connect(lambda: self.deleted.emit(record))

    def first(self) -> QWidget:
        """The field that typing begins with."""
        return self.kind if self.kind.isVisibleTo(self) else next(iter(self.fields.values()))

    def answers(self) -> dict[str, object]:
        """What the fields hold."""
        return {ask.field: self._answer(ask) for ask in asks(self._section, self._kind)}

    @override
    def keyPressEvent(self, event: object) -> None:
        """Enter saves, Esc closes."""
        key = event.key()  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def _save(self) -> None:
        record = self.old or new_record(self._section, self._kind, new_id())
        made = filled(record, self.answers(), self._kind, today(self._services.clock))
        self._show_problems(made if isinstance(made, dict) else {})
        if not isinstance(made, dict):
            self.saved.emit(made)

    def _show_problems(self, problems: dict[str, Message]) -> None:
        texts = self._services.texts
        for field, editor in self.fields.items():
            problem = problems.get(field)
            if isinstance(editor, Field):
                editor.set_problem(texts.render(problem) if problem else "")
        first = next((field for field in self.fields if field in problems), None)
        if first:
            self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
        others = [texts.render(problem) for field, problem in problems.items() if field not in self.fields]
        said = " ".join(others) or (self._text("needs-look") if problems else "")
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        if said:
            self._services.notifier.announce(said)

    def _kind_choices(self) -> list[tuple[str, str]]:
        """The kinds of the list; one that is on file can change only to those of its own class."""
        offered = list(kinds(self._section))
        if self.old is not None:
            treatment = isinstance(self.old, Treatment)
            offered = [kind for kind in offered if (kind not in CHANGED_DOSE) == treatment]
        texts = self._services.texts
        return [
            (kind, _capital(self._text(f"kind.{kind}") if kind in CHANGED_DOSE else texts.inline("treatment", kind)))
            for kind in offered
        ]

    def _kind_changed(self) -> None:
        held = self.answers()
        self._kind = self.kind.value()
        self._show_kind(held)
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self, answers: dict[str, object]) -> None:
        """The fields of the kind, filled with what is known."""
        for editor in self.fields.values():
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.fields = {}
        for ask in asks(self._section, self._kind):
            editor = self._make(ask)
            self.fields[ask.field] = editor
            self._column.addWidget(editor)
            if self.isVisible():
                editor.show()
            if ask.field in answers:
                self._fill(ask, answers[ask.field])

    def _make(self, ask: Ask) -> QWidget:
        theme, texts = self._services.theme, self._services.texts
        label = self._label(ask)
        make: dict[str, Callable[[], QWidget]] = {
            WHEN: partial(self._make_when, ask, label),
            CHOICE: partial(ChoiceField, theme, label, self._choices(ask)),
            TRUTH: partial(ChoiceField, theme, label, self._truths()),
            FLAG: partial(Check, theme, label),
            MEDICINE: lambda: MedicineField(
                theme, texts, self._services.catalog, label, hint=self._text("medicine.hint")
            ),
        }
        return make.get(ask.how, partial(TextField, label))()

    def _make_when(self, ask: Ask, label: str) -> WhenField:
        now = wall(self._services.clock)
        unknown = {"ended": "not-ended", "removed": "still-in"}.get(ask.field, "dont-know")
        starts = ask.field not in ("ended", "removed")
        return WhenField(
            self._services.theme,
            label,
            When(now.date()) if starts else None,
            fallback=(now.date(), now.time()),
            unknown=self._text(f"ask.{unknown}"),
            words=(self._text("ask.time"), self._text("ask.add-time"), self._text("ask.no-time")),
            timed=self._section in ("doses", "transfusions", "procedures", "stays", "missed", "transplant"),
        )

    def _choices(self, ask: Ask) -> list[tuple[str, str]]:
        texts = self._services.texts
        blank = [] if ask.needed else [("", self._text("ask.no-answer"))]
        return blank + [(word, texts.name(ask.kind, word)) for word in ask.choices]

    def _truths(self) -> list[tuple[str, str]]:
        texts = self._services.texts
        return [("", self._text("ask.no-answer")), ("yes", texts.text("common.yes")), ("no", texts.text("common.no"))]

    def _label(self, ask: Ask) -> str:
        once = ask.field == "started" and self._section not in ("phases", "medicines") and self._kind not in LASTING
        return self._text("ask.date" if once else f"ask.{ask.field}")

    def _answer(self, ask: Ask) -> object:
        editor = self.fields[ask.field]
        match editor:
            case WhenField():
                return editor.when()
            case MedicineField():
                return editor.word()
            case ChoiceField() if ask.how == TRUTH:
                return _TRUTHS[editor.value()]
            case ChoiceField():
                return editor.value() or None
            case Check():
                return editor.isChecked()
            case TextField():
                return editor.value()
        raise TypeError(editor)

    def _fill(self, ask: Ask, value: object) -> None:
        editor = self.fields[ask.field]
        match editor:
            case WhenField():
                editor.set_when(value if isinstance(value, When) else None)
            case MedicineField():
                editor.set_word(str(value or ""))
            case ChoiceField() if ask.how == TRUTH:
                editor.set_value({True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else "")
            case ChoiceField():
                self._fill_choice(ask, editor, value)
            case Check():
                editor.setChecked(bool(value))
            case TextField():
                editor.set_value(str(value or ""))

    def _fill_choice(self, ask: Ask, editor: ChoiceField, value: object) -> None:
        """Choose the word; one that this version does not know joins the list, so that saving keeps it."""
        word = str(value or "")
        if word and word not in ask.choices:
            editor.set_choices([*self._choices(ask), (word, self._services.texts.name(ask.kind, word))])
        editor.set_value(word)

    def _lay_out(self) -> None:
        self.setMaximumWidth(self._services.theme.px(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 14)
        outer.setSpacing(10)
        outer.addWidget(self.kind)
        self.kind.setVisible(self.kind.combo.count() > 1)
        outer.addLayout(self._column)
        outer.addWidget(self.problem)
        self.problem.hide()
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for button in (self.save, self.cancel, self.delete):
            flow.addWidget(button)
        self.delete.setVisible(self.old is not None)
        outer.addWidget(buttons)

    def _text(self, message_id: str, **values: object) -> str:
        return self._services.texts.text(f"treatment.{message_id}", **values)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
