"""The card of what is made for paper alone: the emergency card and the blank week."""

from PySide6.QtWidgets import QWidget

from diary.core.clock import today
from diary.reports.blank_week import BlankWeek
from diary.reports.content import PAPERS
from diary.reports.emergency import EmergencyCard
from diary.ui.pages.appointments.making import Maker, usual_paper
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.fields import Check, DateField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text, line
from diary.ui.widgets.segmented import Segmented


class PaperCard(Card):
    """Saves and prints the two pages.

    Attributes:
        maker: Makes them, beside whatever else is being made.
        paper: A4 or Letter, for both.
        with_name: Whether the name stands on the emergency card.
        first: The first day of the week; none for a sheet without dates.
    """

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._services = services
        super().__init__(theme, self._text("title"), "printer")
        now = today(services.clock)
        self.maker = Maker(services, self)
        self.paper = Segmented(
            theme, self._text("size"), [(name, services.texts.text(f"appointments.report.{name}")) for name in PAPERS]
        )
        self.paper.set_value(usual_paper())
        self.with_name = Check(theme, self._text("with-name"))
        self.with_name.setChecked(True)
        self.first = DateField(theme, self._text("first"), now, fallback=now, unknown=self._text("no-dates"))
        self.save_card = self._button("save", "card")
        self.print_card = self._button("print", "card")
        self.save_week = self._button("save", "week")
        self.print_week = self._button("print", "week")
        self._lay_out()
        self._connect()

    def card(self) -> EmergencyCard:
        """The emergency card as chosen."""
        return EmergencyCard(paper=self.paper.value() or "a4", with_name=self.with_name.isChecked())

    def week(self) -> BlankWeek:
        """The blank week as chosen."""
        return BlankWeek(paper=self.paper.value() or "a4", first=self.first.value())

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be asked for while a page is being made."""
        for button in (self.save_card, self.print_card, self.save_week, self.print_week):
            button.setEnabled(not busy)

    def _button(self, what: str, page: str) -> Button:
        icon = "file-down" if what == "save" else "printer"
        button = Button(self._services.theme, self._services.texts.text(f"appointments.report.{what}"), icon=icon)
        button.setAccessibleName(self._text(f"{what}-{page}"))
        return button

    def _lay_out(self) -> None:
        self.body.addWidget(Text(self._text("hint"), "second", wrap=True))
        self.body.addWidget(Text(self._text("size"), "label"))
        self.body.addWidget(_flow(self.paper))
        self.body.addWidget(line())
        self.body.addWidget(Text(self._text("card"), "strong"))
        self.body.addWidget(Text(self._text("card-hint"), "hint", wrap=True))
        self.body.addWidget(self.with_name)
        self.body.addWidget(_flow(self.save_card, self.print_card))
        self.body.addWidget(line())
        self.body.addWidget(Text(self._text("week"), "strong"))
        self.body.addWidget(Text(self._text("week-hint"), "hint", wrap=True))
        self.body.addWidget(self.first)
        self.body.addWidget(_flow(self.save_week, self.print_week))

    def _connect(self) -> None:
        self.save_card.clicked.connect(lambda: self.maker.save_handout(self.card(), "emergency-card.pdf"))
        self.print_card.clicked.connect(lambda: self.maker.print_handout(self.card()))
        self.save_week.clicked.connect(lambda: self.maker.save_handout(self.week(), "blank-week.pdf"))
        self.print_week.clicked.connect(lambda: self.maker.print_handout(self.week()))
        self.maker.busy.connect(lambda busy: self.show_busy(busy=busy))

    def _text(self, message_id: str) -> str:
        return self._services.texts.text(f"paper.{message_id}")


def _flow(*widgets: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout()
    row.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return row
