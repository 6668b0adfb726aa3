"""What to mention at the next contact: a few names in a card, and in its place the list with reasons and the guide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.book.warnings import Mention, mentions
from diary.core.clock import wall
from diary.core.records import CareTeam
from diary.core.texts import Texts
from diary.ui.pages.base import Services
from diary.ui.pages.today.alarm import beside_title
from diary.ui.pages.today.doings import Doings
from diary.ui.pages.today.done import DoneRow
from diary.ui.reasons import reasons_of
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, QUIET, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.evidence_list import EvidenceList, Instructions
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Icon, RichText, Text, line

NAMED = 3
"""How many signs the card names; the list has them all."""


@dataclass(slots=True)
class PutAway:
    """Signs put away with "Not today". Nothing on file knows of it: they come back with the next day, or a new window.

    Attributes:
        on: The day on which they were put away.
    """

    on: date = date.min
    signs: frozenset[str] = frozenset()

    def hides(self, mention: Mention, today: date) -> bool:
        """Whether a sign stays away now; only ``tell`` ever comes here."""
        return self.on == today and mention.flag.sign in self.signs


class Telling:
    """The card and the list, and what is done with them.

    Attributes:
        card: Names a few of the signs; the page places it.
        list: All of them; hidden until the card opens it.
    """

    def __init__(self, services: Services, doings: Doings) -> None:
        self._services, self._doings = services, doings
        self._away = PutAway()
        self._shown: tuple[Mention, ...] = ()
        self._day = date.min
        self.card = TellCard(services.theme, services.texts)
        self.list = TellList(services.theme, services.texts)
        self.list.hide()
        self.card.opener.toggled.connect(self._toggled)
        self.list.told.connect(self._doings.tell)
        self.list.not_today.connect(self._put_away)
        self.list.close_button.clicked.connect(self._close)

    def show_day(self, day: date) -> None:
        """Show what is to be mentioned as of that day."""
        book, now = self._services.book, wall(self._services.clock)
        self._day = day
        self._shown = tuple(found for found in mentions(book, day) if not self._away.hides(found, now.date()))
        self.card.show_mentions(self._shown)
        if not self._shown:
            self.card.opener.setChecked(False)
        self.card.setVisible(bool(self._shown) and not self.card.opener.isChecked())
        if self.card.opener.isChecked():
            self.list.show_mentions(self._shown, book.timeline.care_team, now)

    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        if self._shown:
            self.show_day(self._day)
        self.list.setVisible(opened)
        if opened:
            self.list.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.card.opener.setChecked(False)
        self.card.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        before, today = self._away, wall(self._services.clock).date()
        kept = before.signs if before.on == today else frozenset()
        self._away = PutAway(today, kept | {found.flag.sign for found in self._shown})

        def take_back() -> None:
            self._away = before
            self.show_day(self._day)

        self.show_day(self._day)
        said = self._services.texts.text("warnings.tell-away")
        self._services.notifier.toast(said, icon="clock", undo=take_back)


class TellCard(Card):
    """Names a few of the signs, what is new before what stood there the day before.

    Attributes:
        opener: Opens and closes the list.
    """

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._texts = texts
        self.body.setContentsMargins(16, 10, 16, 4)
        self._new = RichText()
        self._known = Text("", "second", wrap=True)
        self.opener = Button(theme, "", kind=LINK)
        self.opener.setCheckable(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(texts.text("warnings.next-contact"), "strong", wrap=True))
        words.addWidget(self._new)
        words.addWidget(self._known)
        words.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(theme, "info", "info", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._across.addLayout(row, 1)
        self._across.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._across)

    def arrange(self, *, beside: bool) -> None:
        """Beside the symptoms, with the button below the names; or over the whole width, with it at the right."""
        direction = QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(direction)

    def show_mentions(self, found: Sequence[Mention]) -> None:
        """Name the first of them."""
        text = self._texts.text
        named, left = found[:NAMED], len(found) - NAMED
        new, known = (self._names(named, is_new=is_new) for is_new in (True, False))
        self._new.set_pieces((text("warnings.tell-new"), True), (f" {new}.", False))
        self._new.setVisible(bool(new))
        self._known.setText(text("warnings.tell-known", what=known))
        self._known.setVisible(bool(known))
        shown = text("warnings.tell-more", n=left) if left > 0 else text("warnings.tell-show")
        self.opener.setText(shown)
        self.opener.setAccessibleName(f"{text('warnings.next-contact')}: {shown}")

    def _names(self, found: Sequence[Mention], *, is_new: bool) -> str:
        return "; ".join(self._texts.render(each.flag.title) for each in found if each.is_new is is_new)


class TellList(Card):
    """Each sign with its reasons and its place in the guide; and what to do about all of them.

    Attributes:
        close_button: Closes the list; the signs stay in the card.
        row: "I told them at", about all.
    """

    told = Signal(object, object)
    """The flags that the team was told about, and when as a ``time``."""

    not_today = Signal()
    """Put all of them away until tomorrow."""

    show_entry = Signal(str, str)
    """Kind and id of an entry."""

    guide = Signal(str)
    """A place of the guide."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._theme, self._texts = theme, texts
        self.close_button = Button(theme, texts.text("warnings.tell-close"), icon="x", kind=QUIET)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, "info", "info"))
        head.addWidget(Text(texts.text("warnings.next-contact"), "name", wrap=True), 1)
        head.addWidget(self.close_button)
        self.body.addLayout(head)
        self._part = QWidget()
        self.body.addWidget(self._part)
        self._known: tuple[tuple[Mention, ...], CareTeam, date] | None = None
        self.row: DoneRow | None = None

    def show_mentions(self, found: tuple[Mention, ...], team: CareTeam, now: datetime) -> None:
        """Show these; the list is made anew only where something changed."""
        if self._known == (found, team, now.date()):
            return
        self._known = (found, team, now.date())
        former, self._part = self._part, QWidget()
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for action in dict.fromkeys(self._texts.render(beside_title(each.flag.action)) for each in found):
            column.addWidget(Text(action, "strong", wrap=True))
        column.addWidget(Instructions(self._texts, team))
        for each in found:
            column.addWidget(line())
            column.addWidget(self._sign(each, now))
        column.addWidget(line())
        column.addWidget(self._doings(found, now))
        self.body.replaceWidget(former, self._part)
        former.hide()
        former.deleteLater()
        self._part.show()

    def _sign(self, mention: Mention, now: datetime) -> QWidget:
        box, flag, texts = QWidget(), mention.flag, self._texts
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(texts.render(flag.title), "strong", wrap=True))
        column.addWidget(Text(texts.render(flag.why), wrap=True))
        head = FlowLayout(10)
        if mention.is_new:
            head.addWidget(Text(texts.text("warnings.tell-tag"), "tag"))
        told = Button(self._theme, texts.text("warnings.tell-told-this"), icon="check")
        told.setAccessibleName(texts.text("warnings.tell-told-name", what=texts.render(flag.title)))
        told.clicked.connect(lambda: self.told.emit((flag,), None))
        why = Button(self._theme, texts.text("warnings.why"), kind=QUIET)
        why.setAccessibleName(texts.text("warnings.why-sign", what=texts.render(flag.title)))
        why.setCheckable(True)
        head.addWidget(told)
        head.addWidget(why)
        column.addLayout(head)
        reasons = EvidenceList(self._theme, texts, reasons_of(flag), now.date(), "primary")
        reasons.opened.connect(self.show_entry)
        reasons.guide.connect(self.guide)
        reasons.hide()
        why.toggled.connect(reasons.setVisible)
        column.addWidget(reasons)
        return box

    def _doings(self, found: tuple[Mention, ...], now: datetime) -> QWidget:
        text = self._texts.text
        self.row = DoneRow(self._theme, self._texts, now, told=True)
        flags = tuple(each.flag for each in found)
        self.row.done.connect(lambda _did, at: self.told.emit(flags, at))
        away = Button(self._theme, text("warnings.tell-not-today"), icon="clock")
        away.clicked.connect(self.not_today)
        self.row.add(away)
        self.row.add(Text(text("warnings.tell-not-today-hint"), "hint"))
        return self.row
