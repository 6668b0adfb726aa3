"""The card with the visits: those ahead by date, past ones on request."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.records import Appointment
from diary.ui.pages.appointments.forms import VisitForm
from diary.ui.pages.appointments.list_card import Entry, ListCard, Row
from diary.ui.pages.appointments.lists import Lists, VisitRow
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.cards import EmptyState
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text


class VisitsCard(ListCard):
    """Adds, changes and deletes visits.

    Attributes:
        add: Opens the form for a new visit.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services, "visits", "calendar")
        self.add = Button(services.theme, self.text("add"), icon="plus")
        self.add.setEnabled(not services.book.read_only)
        self.none = EmptyState(
            services.theme, icon="calendar-check", title=self.text("none"), hint=self.text("none-hint")
        )
        self.body.addWidget(self.none)
        self.add_list(self.add)
        self.add.clicked.connect(lambda: self.edit(None))

    def show_lists(self, lists: Lists) -> None:
        """Show the visits."""
        self.show_entries(lists.ahead, lists.past)
        self._show_none()

    def edit(self, visit: Appointment | None) -> None:
        """Open the form: empty to add, or filled to change."""
        form = VisitForm(self.services, visit)
        self.open_form(form, visit.id if visit else "", form.day)
        self._show_none()

    @override
    def close_form(self) -> None:
        super().close_form()
        self._show_none()

    @override
    def make_row(self, entry: Entry) -> Row:
        assert isinstance(entry, VisitRow)  # noqa: S101  (this card shows nothing else)
        row = VisitRowWidget(self.services, entry)
        row.line.setVisible(entry is not next(iter(self.entries), None))
        row.change.clicked.connect(lambda: self.edit(entry.visit))
        return row

    @override
    def focus_home(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_none(self) -> None:
        self.none.setVisible(not self._recent and self.form is None)


class VisitRowWidget(Row):
    """One visit: when, what, where, and Change."""

    def __init__(self, services: Services, entry: VisitRow) -> None:
        super().__init__()
        theme, texts = services.theme, services.texts
        self.change = Button(theme, texts.text("appointments.change"), icon="pencil", kind=QUIET)
        self.change.setAccessibleName(texts.text("appointments.visits.change-what", when=entry.when))
        self.change.setEnabled(not services.book.read_only)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QWidget()
        flow = FlowLayout()
        head.setLayout(flow)
        flow.addWidget(Text(entry.when, "strong"))
        if entry.next:
            flow.addWidget(Text(texts.text("appointments.next"), "tag"))
        words.addWidget(head)
        words.addWidget(Text(entry.title, wrap=True))
        for text, kind in ((entry.detail, "second"), (entry.questions, "hint")):
            if text:
                words.addWidget(Text(text, kind, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
