"""The Appointments screen: visits and questions beside the report."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.clock import wall
from diary.core.records import Appointment, Question
from diary.reports.content import Choice
from diary.ui.pages.appointments.lists import lists, when_text
from diary.ui.pages.appointments.making import Maker
from diary.ui.pages.appointments.paper_card import PaperCard
from diary.ui.pages.appointments.preview import PreviewCard
from diary.ui.pages.appointments.questions_card import QuestionsCard
from diary.ui.pages.appointments.report_card import ReportCard
from diary.ui.pages.appointments.visits_card import VisitsCard
from diary.ui.pages.base import Page, Services
from diary.ui.widgets.labels import Text

if TYPE_CHECKING:
    from diary.book.changes import Changes


REPORT = "report"
"""The target of ``show_target``: where the report is made."""


class AppointmentsPage(Page):
    """Keeps visits and questions, and makes the report."""

    guide_target = "general"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.title, self.icon = self.text("appointments.heading"), "calendar-check"
        self.next_visit = Text("", "second", wrap=True)
        self.visits = VisitsCard(services)
        self.questions = QuestionsCard(services)
        self.report = ReportCard(services)
        self.paper = PaperCard(services)
        self.preview = PreviewCard(services)
        self.maker = Maker(services, self)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    @override
    def refresh(self, changes: "Changes | None") -> None:
        """Show the lists as they are now; the report follows the diary, a preview says that it is older."""
        book, texts = self.services.book, self.services.texts
        found = lists(book.timeline, wall(self.services.clock), texts)
        following = found.next_visit
        self.next_visit.setText(
            self.text("appointments.next-visit", when=when_text(following.at, texts))
            if following
            else self.text("appointments.no-next-visit")
        )
        self.visits.show_lists(found)
        self.questions.show_lists(found)
        self.report.follow_diary()

    @override
    def arrange(self, *, wide: bool) -> None:
        """The report beside the lists, or below them."""
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    @override
    def show_target(self, target: str) -> None:
        """Go to the report."""
        if target == REPORT:
            self.report.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.report, 0, 0)

    def save_visit(self, visit: Appointment) -> None:
        """Keep a visit, new or changed."""
        from diary.book import visits

        book = self.services.book
        known = visit if book.timeline.get("appointments", visit.id) else None
        self._change(
            lambda: visits.put_appointment(
                book, at=visit.at, title=visit.title, place=visit.place, note=visit.note, appointment=known
            ),
            said=self.text("appointments.visits.saved", day=visit.at.day),
            then=self.visits.finish,
        )

    def delete_visit(self, visit: Appointment) -> None:
        """Delete a visit at once; Undo brings it back."""
        from diary.book import visits

        said = self.text("appointments.visits.deleted", day=visit.at.day)
        self._change(
            lambda: visits.remove(self.services.book, visit), said=said, icon="trash-2", then=self.visits.finish
        )

    def save_question(self, question: Question, then: Callable[[], None] | None = None) -> None:
        """Keep a question, new or changed or answered; ``then`` is what to do where nothing was typed for it."""
        from diary.book import visits

        book = self.services.book
        known = question if book.timeline.get("questions", question.id) else None
        self._change(
            lambda: visits.put_question(
                book,
                question=question.question,
                asked_on=question.asked_on.day if question.asked_on and known is None else None,
                answer=question.answer,
                appointment=question.appointment,
                entry=known,
            ),
            said=self.text("appointments.questions.saved" if known else "appointments.questions.added"),
            then=then or (self.questions.finish if known else self.questions.clear),
        )

    def delete_question(self, question: Question) -> None:
        """Delete a question at once; Undo brings it back."""
        from diary.book import visits

        said = self.text("appointments.questions.deleted")
        self._change(
            lambda: visits.remove(self.services.book, question), said=said, icon="trash-2", then=self.questions.finish
        )

    def _change(
        self, change: "Callable[[], Changes | None]", *, said: str, icon: str = "check", then: Callable[[], None]
    ) -> None:
        """Save a change, also on Try again; what was typed stays until it is on disk."""
        from diary.book.undo import undo

        def made() -> "Changes | None":
            changes = change()
            then()
            return changes

        book = self.services.book
        self.services.saving.run(made, toast=said, icon=icon, undo=lambda: undo(book))

    def _with_choice(self, make: Callable[[Choice], None]) -> None:
        choice = self.report.choice()
        if choice is not None:
            make(choice)

    def _previewed(self, preview: object) -> None:
        self.preview.show_pages(preview)  # type: ignore[arg-type]
        self.area.ensureWidgetVisible(self.preview, 0, 0)

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(Text(self.title, "h1"))
        heading.addWidget(self.next_visit)
        self.columns.setSpacing(16)
        for cards in ((self.visits, self.questions), (self.report, self.paper)):
            self.columns.addWidget(_column(*cards), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(heading)
        self.body.addLayout(self.columns)
        self.body.addWidget(self.preview)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.visits.saved.connect(self.save_visit)
        self.visits.deleted.connect(self.delete_visit)
        self.questions.saved.connect(self.save_question)
        self.questions.placed.connect(lambda question: self.save_question(question, lambda: None))
        self.questions.suggestions.guide.connect(self.open_guide)
        self.questions.deleted.connect(self.delete_question)
        self.report.changed.connect(self.preview.outdate)
        self.report.preview_asked.connect(lambda: self._with_choice(self.maker.preview))
        self.report.save_asked.connect(lambda: self._with_choice(self.maker.save))
        self.report.print_asked.connect(lambda: self._with_choice(self.maker.print))
        self.report.cancel.clicked.connect(self.maker.cancel)
        self.maker.busy.connect(lambda busy: self.report.show_busy(busy=busy))
        self.maker.progress.connect(self.report.show_progress)
        self.maker.previewed.connect(self._previewed)
        self.preview.closed.connect(self.report.preview.setFocus)
        self._key(Qt.Key.Key_N, self.questions.focus_home)
        self._key(Qt.Key.Key_P, self.report.preview.click)

    def _key(self, key: Qt.Key, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)


def _column(*cards: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card)
    return column
