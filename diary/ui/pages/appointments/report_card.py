"""The card of the report: which dates, which paper, then preview, save or print."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from diary.core.clock import today
from diary.reports.content import PAPERS, Choice
from diary.reports.parts import PARTS, TITLES
from diary.ui.pages.appointments.choosing import OWN, RANGES, SINCE_VISIT, dates_of, name_of, offered, problem_of
from diary.ui.pages.appointments.making import usual_paper
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.fields import Check, DateField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented


class ReportCard(Card):
    """Chooses what the report covers.

    Attributes:
        range: The named ranges.
        first: The first date.
        last: The last date.
        paper: A4 or Letter.
        with_name: Whether the name stands on it.
        parts: Whether each part follows page one, by its name.
    """

    changed = Signal()
    """Another choice was made."""

    preview_asked = Signal()
    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._services, self._wanted = services, SINCE_VISIT
        super().__init__(theme, self._text("title"), "file-text")
        now = today(services.clock)
        self.range = Segmented(theme, self._text("range"), [(name, self._text(name)) for name in RANGES])
        self.first = DateField(theme, self._text("first"), now, fallback=now)
        self.last = DateField(theme, self._text("last"), now, fallback=now)
        self.days = Text("", "hint", wrap=True)
        self.paper = Segmented(theme, self._text("paper"), [(name, self._text(name)) for name in PAPERS])
        self.with_name = Check(theme, self._text("with-name"))
        self.parts = {part: Check(theme, services.texts.text(TITLES[part])) for part in PARTS}
        self.preview = Button(theme, self._text("preview"), icon="eye", kind=PRIMARY)
        self.save = Button(theme, self._text("save"), icon="file-down")
        self.print = Button(theme, self._text("print"), icon="printer")
        self.cancel = Button(theme, services.texts.text("ui.cancel"))
        self.progress = QProgressBar()
        self._lay_out()
        self._begin()
        self._connect()

    def choice(self) -> Choice | None:
        """What is chosen; None while the dates cannot be."""
        first, last = self._dates()
        if problem_of(first, last):
            return None
        return Choice(
            first=first,
            last=last,
            paper=self.paper.value() or "a4",
            with_name=self.with_name.isChecked(),
            parts=tuple(part for part, box in self.parts.items() if box.isChecked()),
        )

    def choose(self, name: str) -> None:
        """Take the dates of a named range; it follows the diary until another is chosen."""
        self._wanted = name
        first, last = dates_of(name, self._services.book.timeline, today(self._services.clock))
        self.first.set_value(first)
        self.last.set_value(last)
        self._show_dates()

    def follow_diary(self) -> None:
        """The diary changed: a named range takes its dates anew, dates of one's own stay."""
        self.range.offer(offered(self._services.book.timeline, today(self._services.clock)))
        if self._wanted == OWN:
            self._show_dates()
        else:
            self.choose(self._wanted)

    def show_busy(self, *, busy: bool) -> None:
        """Show that a report is being made, with Cancel, or that none is."""
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.progress.setValue(0)
        for button in (self.preview, self.save, self.print):
            button.setEnabled(not busy and self.choice() is not None)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.progress.setMaximum(total)
        self.progress.setValue(done)

    def _dates(self) -> tuple[date, date]:
        now = today(self._services.clock)
        return self.first.value() or now, self.last.value() or now

    def _set_dates(self) -> None:
        """Dates of one's own: they stay unless they are those of a named range."""
        first, last = self._dates()
        self._wanted = name_of(first, last, self._services.book.timeline, today(self._services.clock))
        self._show_dates()

    def _show_dates(self) -> None:
        first, last = self._dates()
        timeline, texts = self._services.book.timeline, self._services.texts
        self.range.set_value(name_of(first, last, timeline, today(self._services.clock), self._wanted))
        problem = problem_of(first, last)
        self.first.set_problem(texts.render(problem) if problem else "")
        logged = sum(first <= day <= last for day in timeline.days)
        self.days.setVisible(problem is None)
        self.days.setText(self._text("days", n=(last - first).days + 1, logged=logged))
        for button in (self.preview, self.save, self.print):
            button.setEnabled(problem is None and self.progress.isHidden())
        self.changed.emit()

    def _begin(self) -> None:
        self.paper.set_value(usual_paper())
        for box in (self.with_name, *self.parts.values()):
            box.setChecked(True)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self._text("making"))
        self.show_busy(busy=False)
        self.follow_diary()

    def _lay_out(self) -> None:
        self.body.addWidget(Text(self._text("hint"), "second", wrap=True))
        self.body.addWidget(_flow(self.range))
        self.body.addWidget(_flow(self.first, self.last, gap=16))
        self.body.addWidget(self.days)
        self.body.addWidget(Text(self._text("paper"), "label"))
        self.body.addWidget(_flow(self.paper, self.with_name, gap=16))
        self.body.addWidget(Text(self._text("parts"), "label"))
        self.body.addWidget(_flow(*self.parts.values(), gap=16))
        self.body.addWidget(_flow(self.preview, self.save, self.print))
        self.body.addWidget(self.progress)
        self.body.addWidget(_flow(self.cancel))
        self.body.addWidget(Text(self._text("private"), "hint", wrap=True))

    def _connect(self) -> None:
        self.range.chosen.connect(self.choose)
        for field in (self.first, self.last):
            field.changed.connect(self._set_dates)
        self.paper.chosen.connect(lambda _paper: self.changed.emit())
        for box in (self.with_name, *self.parts.values()):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.preview.clicked.connect(self.preview_asked)
        self.save.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)

    def _text(self, message_id: str, **values: object) -> str:
        return self._services.texts.text(f"appointments.report.{message_id}", **values)


def _flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    row = QWidget()
    flow = FlowLayout(gap)
    row.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return row
