"""The top of Today: the date, the way to other days, what treatment runs, and whether all is saved."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget, QWidgetAction

from diary.core.texts import Message, Texts
from diary.ui.pages.today.header_layout import GAP, HeaderLayout
from diary.ui.pages.today.presenter import day_tag
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, ArrowButton, Button
from diary.ui.widgets.calendar import Calendar
from diary.ui.widgets.fields import as_date, as_qdate
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Icon, Text

EARLIEST = date(1990, 1, 1)
LARGE = 1.5
"""From this text size on, the words of a button do without an icon."""


class Header(QWidget):
    """Date, treatment, "Saved 14:32", Same as yesterday.

    Attributes:
        treatment_words: The phase and what else runs, as the line shows them.
        steps: The day with the way to those beside it.
        choice: The way to any day, and how far back this one lies.
        done: Whether all is saved, and Same as yesterday.
        words: What treatment runs.
    """

    go_to = Signal(object)
    """A date."""

    same_as_yesterday = Signal()
    change_treatment = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._day = self._today = date.min
        self.treatment_words: list[str] = []
        self.back = ArrowButton(theme, "chevron-left", texts.text("today.day-before"))
        self.title = Text("", "h1")
        self.forward = ArrowButton(theme, "chevron-right", texts.text("today.day-after"))
        self.pick = ArrowButton(theme, "calendar", texts.text("today.go-to-date"))
        self.tag = Text("", "tag")
        self.saved = Text("", "second")
        self._saved_icon = Icon(theme, "check", "primary", 18)
        self.same = Button(theme, texts.text("today.same-as-yesterday"), icon="copy")
        self.change = Button(theme, texts.text("today.change"), kind=LINK)
        self.steps = _together(GAP, self.back, self.title, self.forward)
        self.choice = _together(GAP, self.pick, self.tag)
        self.done = Flow(8)
        self._saving = _together(8, self._saved_icon, self.saved)
        self.done.add(self._saving)
        self.done.add(self.same)
        self.words = Flow(6)
        self.words.add(Icon(theme, "syringe", "primary"))
        layout = HeaderLayout()
        for part in (self.steps, self.choice, self.done, self.words, self.change):
            layout.addWidget(part)
        self.setLayout(layout)
        theme.changed.connect(self._draw)
        self._draw()
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.pick.clicked.connect(self.open_calendar)
        self.same.clicked.connect(self.same_as_yesterday)
        self.change.clicked.connect(self.change_treatment)

    def show_day(self, day: date, today: date) -> None:
        """Show a date; there is no way beyond today."""
        self._day, self._today = day, today
        style = "long" if day.year == today.year else "full"
        self.title.setText(self._texts.day(day, style))
        self.tag.setText(self._texts.render(day_tag(day, today)))
        self.forward.setEnabled(day < today)

    def show_treatment(self, phase: Message | None, others: Iterable[Message]) -> None:
        """Show what treatment runs that day."""
        texts = self._texts
        lead = [texts.render(phase)] if phase else []
        rest = [texts.render(other) for other in others]
        words = [*lead, *rest] or [texts.text("today.no-treatment")]
        if words != self.treatment_words:
            self.treatment_words = words
            self.words.clear(keep=1)
            for number, piece in enumerate(words, 1):
                strong = number == 1 and bool(lead)
                shown = piece if number == len(words) else f"{piece} ·"
                self.words.add(Text(shown, "strong" if strong else "second"))
        self.change.setText(texts.text("today.change" if lead or rest else "today.add-treatment"))

    def show_saved(self, moment: datetime | None) -> None:
        """Show when something was last saved."""
        self._saved_icon.setVisible(moment is not None)
        self._saving.setVisible(moment is not None)
        self.saved.setText(self._texts.text("today.saved", at=moment.time()) if moment else "")

    def show_saving(self) -> None:
        """A save is under way or has failed."""
        self._saved_icon.setVisible(False)
        self._saving.setVisible(True)
        self.saved.setText(self._texts.text("today.not-saved"))

    def open_calendar(self) -> None:
        """Let the person pick a date from a calendar, no later than today."""
        menu = QMenu(self)
        calendar = Calendar(self._theme)
        calendar.setDateRange(as_qdate(EARLIEST), as_qdate(self._today))
        calendar.setSelectedDate(as_qdate(self._day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def picked(day: QDate) -> None:
            menu.close()
            self.go_to.emit(as_date(day))

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))
        calendar.setFocus()

    def _draw(self) -> None:
        """In large print the words have the room of the icon."""
        self.same.set_icon("copy" if self._theme.scale < LARGE else "")

    def _step(self, days: int) -> None:
        self.go_to.emit(self._day + timedelta(days=days))


def _together(gap: int, *widgets: QWidget) -> QWidget:
    """Widgets that stay side by side."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return box
