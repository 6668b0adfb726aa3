"""The next visit on Today: from the day before a reminder, with the ways to its questions and to the report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from diary.core.texts import Texts
from diary.ui.pages.today.summary import NextVisit, reminder, visit_time
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Icon, Text, set_kind


class VisitCard(Card):
    """The next visit, and a question for it.

    Attributes:
        is_reminder: Whether there is a visit today or tomorrow.
        heading: "Next visit", or the reminder.
        when: Its date and time; the reminder says them itself.
        what: What and where it is, or each of the visits of today and tomorrow.
        waiting: How many questions wait for it; leads to them.
        report: Leads to the report; there from the day before.
    """

    asked = Signal(str)
    open_visits = Signal()
    open_report = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._texts = texts
        self.is_reminder = False
        self._details: list[str] = []
        self._beside = True
        self.heading = Text("", "name", wrap=True)
        self.when = Text("", "strong", wrap=True)
        self.what = Text("", "second", wrap=True)
        self.waiting = Button(theme, "", kind=LINK)
        self.report = Button(theme, texts.text("today.make-report"), icon="file-text")
        self.add = Button(theme, texts.text("today.add-question"), icon="plus")
        self.edit = QLineEdit()
        self.edit.setAccessibleName(texts.text("today.question"))
        self.edit.setPlaceholderText(texts.text("today.question-hint"))
        self.edit.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, "calendar-check", "primary"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        self.body.addLayout(head)
        buttons = Flow()
        for button in (self.waiting, self.report, self.add):
            buttons.add(button)
        for widget in (self.when, self.what, self.edit, buttons):
            self.body.addWidget(widget)
        self.waiting.clicked.connect(self.open_visits)
        self.report.clicked.connect(self.open_report)
        self.add.clicked.connect(self._add)
        self.edit.returnPressed.connect(self._add)

    def arrange(self, *, beside: bool) -> None:
        """Beside the symptoms, with details below one another; or over the whole width, with them in a row."""
        self._beside = beside
        self.what.setText(("\n" if beside else "  ·  ").join(self._details))

    def show_visit(self, visit: NextVisit) -> None:
        """Show when it is and what waits for it; of today and tomorrow, every visit."""
        texts, soon = self._texts, visit.soon
        waiting = texts.text("today.questions-wait", n=visit.questions)
        self.heading.setText(texts.render(reminder(soon, visit.today)) if soon else texts.text("today.next-visit"))
        self.when.setText(self._when(visit))
        self.when.setHidden(bool(soon))
        self._details = self._what(visit)
        self.arrange(beside=self._beside)
        self.what.setVisible(bool(self._details))
        self.waiting.setText(waiting)
        self.report.setVisible(bool(soon))
        self.setAccessibleName(self._spoken(visit, waiting) if soon else "")
        self.is_reminder = bool(soon)
        set_kind(self, "kind", "info" if soon else "card")

    def _when(self, visit: NextVisit) -> str:
        return self._texts.moment(visit.visit.at, "short") if visit.visit else self._texts.text("today.no-visit")

    def _what(self, visit: NextVisit) -> list[str]:
        if len(visit.soon) > 1:
            times = [self._texts.render(visit_time(each, visit.today)) for each in visit.soon]
            return [
                self._texts.text("appointments.visit-label", when=at, title=each.title) if each.title else at
                for at, each in zip(times, visit.soon, strict=True)
            ]
        found = visit.visit
        words = [found.title, found.place, found.note if visit.soon else ""] if found else []
        return [word for word in words if word.strip()]

    def _spoken(self, visit: NextVisit, waiting: str) -> str:
        """The reminder in one sentence: "Visit tomorrow at 10:30, Clinic: 3 questions on your list"."""
        what = ", ".join(each.title for each in visit.soon if each.title)
        said = "today.reminder" if what else "today.reminder-untitled"
        return self._texts.text(said, when=self.heading.text(), what=what, questions=waiting)

    def _add(self) -> None:
        """The first press opens the line, the next one keeps the question."""
        if self.edit.isHidden():
            self.edit.show()
            self.add.setText(self._texts.text("today.keep-question"))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        typed = self.edit.text().strip()
        self.edit.clear()
        self.edit.hide()
        self.add.setText(self._texts.text("today.add-question"))
        if typed:
            self.asked.emit(typed)
