"""A card with a list: rows parted by lines, older ones on request, and one form at a time in the place of its row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.ui.pages.appointments.forms import Form
from diary.ui.pages.appointments.lists import QuestionRow, VisitRow
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import line

Entry = VisitRow | QuestionRow


class Row(QWidget):
    """One entry; things go into ``column``.

    Attributes:
        line: Parts it from what stands above.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line = line()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.line)


class ListCard(Card):
    """Shows entries and lets one change them.

    Attributes:
        rows: The rows that show, by the id of their record.
        form: The form that is open, or None.
        older: Shows the older entries, or takes them away again.
    """

    saved = Signal(object)
    """The record as it should be kept."""

    deleted = Signal(object)
    """The record to take away."""

    def __init__(self, services: Services, topic: str, icon: str) -> None:
        super().__init__(services.theme, services.texts.text(f"appointments.{topic}.title"), icon)
        self.services, self._topic = services, topic
        self.rows: dict[str, Row] = {}
        self.form: Form | None = None
        self.older = Button(services.theme, "", icon="chevron-down", kind=QUIET)
        self.older.clicked.connect(self._toggle)
        self.list = QVBoxLayout()
        self.list.setSpacing(12)
        self._recent: Sequence[Entry] = ()
        self._past: Sequence[Entry] = ()
        self._all = False
        self._edited = ""

    def text(self, message_id: str, **values: object) -> str:
        """A text of this list."""
        return self.services.texts.text(f"appointments.{self._topic}.{message_id}", **values)

    def add_list(self, *buttons: Button) -> None:
        """Put the rows below what the card holds already, and under them buttons and the one for the older rows."""
        self.body.addLayout(self.list)
        below = Flow()
        for button in (*buttons, self.older):
            below.add(button)
        self.body.addWidget(below)

    def show_entries(self, recent: Sequence[Entry], past: Sequence[Entry]) -> None:
        """Show other entries; a form that is open stays as it is."""
        self._recent, self._past = recent, past
        self._fill()

    def make_row(self, entry: Entry) -> Row:
        """The row of an entry."""
        raise NotImplementedError  # pragma: no cover  (each list has its own)

    def focus_home(self) -> None:
        """Put the focus where one goes on after a form."""
        raise NotImplementedError  # pragma: no cover  (each list has its own)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that show."""
        return (*self._recent, *(self._past if self._all else ()))

    def record_id(self, entry: Entry) -> str:
        """The id of what the entry shows."""
        return entry.visit.id if isinstance(entry, VisitRow) else entry.question.id

    def open_form(self, form: Form, record_id: str, first: QWidget) -> None:
        """Show a form in the place of a row, or above all where there is none with this id."""
        self.close_form()
        self.form, self._edited = form, record_id
        form.saved.connect(self.saved)
        form.deleted.connect(self.deleted)
        form.closed.connect(self.finish)
        self._place_form()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the form away without saving."""
        if self.form is not None:
            self.list.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form, self._edited = None, ""
        for row in self.rows.values():
            row.show()

    def finish(self) -> None:
        """What the form holds is kept: take it away and go on."""
        self.close_form()
        self.focus_home()

    def _fill(self) -> None:
        for row in self.rows.values():
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {self.record_id(entry): self.make_row(entry) for entry in self.entries}
        for row in self.rows.values():
            self.list.addWidget(row)
        self.older.setText(self.text("less") if self._all else self.text("older", n=len(self._past)))
        self.older.set_icon("chevron-up" if self._all else "chevron-down")
        self.older.setVisible(bool(self._past))
        self._place_form()

    def _place_form(self) -> None:
        if self.form is None:
            return
        row = self.rows.get(self._edited)
        self.list.removeWidget(self.form)
        self.list.insertWidget(self.list.indexOf(row) if row else 0, self.form)
        if row:
            row.hide()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()
