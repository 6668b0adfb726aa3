"""The warning panel: what to do, the number, what to say, why, what was done. In the page, never a modal."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.guide import first_sentences
from diary.core.records import CareTeam
from diary.core.texts import Message, Texts
from diary.ui.pages.today.alarm import CALL, WITHDRAWN, Alarm, also_noted, beside_title, contact_when
from diary.ui.pages.today.call_block import CallBlock, NumberForm
from diary.ui.pages.today.done import AfterCall, DoneRow
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.evidence_list import EvidenceList, Instructions
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Icon, RichText, Text, set_kind

BAR = 10
RADIUS = 14


class WarningPanel(QFrame):
    """One alarm. It stays until the person notes what happened and closes it.

    Attributes:
        alarm: What it shows.
        after: What was said on the phone, once someone was reached.
        asks_number: Whether it asks for a missing number; only the first panel does.
    """

    done = Signal(str, object, str, str)
    """What was done (``called``, ``told``, ``went-in``, ``no-answer``, ``closed``), when, with whom, what they said."""

    remind = Signal(int)
    """Ask again in so many minutes."""

    numbers_given = Signal(str, str, str)
    """A number, when it is answered, and the fever line as typed."""

    show_entry = Signal(str, str)
    """Kind and id of an entry."""

    guide = Signal(str)
    """A place of the guide."""

    copied = Signal(str)
    large = Signal(str)
    dialed = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, *, dials: bool = False) -> None:
        super().__init__()
        self._theme, self._texts, self._dials = theme, texts, dials
        self.alarm: Alarm | None = None
        self.asks_number = True
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(BAR + 16, 12, 18, 14)
        self._inner.setSpacing(12)
        self._parts: list[QWidget] = []
        self._columns: QBoxLayout | None = None
        self._between = QFrame()
        self.after: AfterCall | None = None
        self._team: CareTeam | None = None
        self._wide = True
        self._today = date.min

    def show_alarm(self, alarm: Alarm, team: CareTeam, now: datetime) -> None:
        """Show an alarm; what is being typed into it is kept while it is the same."""
        if (self.alarm, self._team, self._today) == (alarm, team, now.date()):
            return
        typed = self._typed()
        self._today = now.date()
        self.alarm, self._team = alarm, team
        set_kind(self, "kind", "warning" if alarm.level == CALL else "tell")
        self._clear()
        self._add(self._title(alarm))
        if alarm.state == WITHDRAWN:
            self._show_withdrawn(alarm)
        elif alarm.contact:
            self._show_after(alarm, team, typed)
        elif alarm.level == CALL:
            self._show_call(alarm, team, now)
        else:
            self._show_tell(alarm, team, now)
        self.arrange(wide=self._wide)

    def focus_first(self) -> bool:
        """Put the cursor where one goes on: with whom one spoke, else the first thing that can be pressed."""
        if self.after:
            self.after.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        button = next((found for found in self.findChildren(QPushButton) if found.isVisibleTo(self)), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button is not None

    def arrange(self, *, wide: bool) -> None:
        """Why beside what to do, or below it."""
        self._wide = wide
        if self._columns:
            beside = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._columns.setDirection(beside)
            self._between.setVisible(wide)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Draw the bar at the left over the frame of the style sheet."""
        super().paintEvent(arg__1)
        if self.alarm is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("act" if self.alarm.level == CALL else "tell_line"))
        painter.setClipRect(0, 0, BAR, self.height())
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.end()

    @property
    def heading(self) -> str:
        """Its title."""
        return self._title_words(self.alarm) if self.alarm else ""

    @property
    def announcement(self) -> str:
        """What screen readers are told once."""
        if self.alarm is None:
            return ""
        texts, lead = self._texts, self.alarm.lead
        return f"{self._title_words(self.alarm)}. {texts.render(lead.title)}. {texts.render(lead.why)}"

    def _title_words(self, alarm: Alarm) -> str:
        text = self._texts.text
        if alarm.state == WITHDRAWN:
            return text(alarm.withdrawn_title)
        if alarm.contact:
            moment = self._texts.render(contact_when(alarm.contact, self._today))
            return f"{text(f'warnings.{alarm.contact.did}-title')} {moment}".strip()
        if alarm.level != CALL:
            return text("warnings.tell-title")
        if not alarm.emergency:
            return text("warnings.call-title")
        number = self._team.emergency_number if self._team else ""
        return text("warnings.emergency-title", number=number) if number else text("warnings.emergency-title-local")

    def _title(self, alarm: Alarm) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        level = "act" if alarm.level == CALL else "tell"
        icon = "phone-call" if alarm.contact else "octagon-alert" if alarm.level == CALL else "triangle-alert"
        row.addWidget(Icon(self._theme, icon, level, 32 if alarm.level == CALL and not alarm.contact else 26))
        row.addWidget(Text(self._title_words(alarm), "title", wrap=True), 1)
        return box

    def _sentence(self, alarm: Alarm) -> RichText:
        """What the leading flag is, and the first sentence of why it matters."""
        return RichText((f"{self._texts.render(alarm.lead.title)}.", True), (f" {self._why(alarm)[0]}", False))

    def _explained(self, alarm: Alarm) -> list[QWidget]:
        """What else there is to know: the rest of why, what to do, what the team said, and what else is open."""
        texts, rest = self._texts, self._why(alarm)[1]
        act = Text(texts.render(beside_title(alarm.lead.action)), "strong", wrap=True)
        parts: list[QWidget] = [Text(rest, wrap=True), act] if rest else [act]
        if self._team:
            parts.append(Instructions(texts, self._team))
        return parts

    def _also(self, alarm: Alarm) -> list[QWidget]:
        others = alarm.others(self._today)
        words = self._texts.text("warnings.also", what=self._listed(others))
        return [Text(words, "second", wrap=True)] if others else []

    def _why(self, alarm: Alarm) -> tuple[str, str]:
        why = self._texts.render(alarm.lead.why)
        first = first_sentences(why, 0)
        return first, why.removeprefix(first).strip()

    def _show_call(self, alarm: Alarm, team: CareTeam, now: datetime) -> None:
        """The number comes right after what it is about; all that can wait stands below it."""
        form = [self._number_form(team)] if not team.numbers else []
        parts = [self._sentence(alarm), self._call_block(alarm, team), *form]
        left = _column(*parts, *self._explained(alarm), self._say(alarm), *self._also(alarm))
        both = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        self._columns.addWidget(left, 10)
        self._between = self._divider(upright=True)
        self._columns.addWidget(self._between)
        self._columns.addWidget(_column(self._evidence(alarm, now)), 8)
        self._add(both)
        self._add(self._divider(upright=False))
        self._add(self._done_row(now, again=bool(team.numbers)))

    def _number_form(self, team: CareTeam) -> NumberForm:
        form = NumberForm(self._theme, self._texts, team)
        form.given.connect(self.numbers_given)
        return form

    def _call_block(self, alarm: Alarm, team: CareTeam) -> CallBlock:
        block = CallBlock(self._theme, self._texts, team, alarm, dials=self._dials)
        block.copied.connect(self.copied)
        block.large.connect(self.large)
        block.dialed.connect(self.dialed)
        return block

    def _show_tell(self, alarm: Alarm, team: CareTeam, now: datetime) -> None:
        self._add(_column(self._sentence(alarm), *self._explained(alarm), *self._also(alarm)))
        row = DoneRow(self._theme, self._texts, now, told=True)
        row.done.connect(lambda did, at: self.done.emit(did, at, "", ""))
        number = team.numbers[0].phone if team.numbers else ""
        row.show_number(number)
        row.copied.connect(self.copied)
        self._add(row)
        if not number and self.asks_number:
            self._add(self._number_form(team))
        why = Button(self._theme, self._texts.text("warnings.why"), kind=QUIET)
        why.setCheckable(True)
        row.add(why)
        reasons = _column(self._evidence(alarm, now), self._say(alarm))
        why.toggled.connect(reasons.setVisible)
        self._add(reasons)
        reasons.hide()

    def _show_after(self, alarm: Alarm, team: CareTeam, typed: tuple[str, str]) -> None:
        text = self._texts.text
        self._add(Text(text("warnings.about", what=self._listed(alarm.names(self._today))), wrap=True))
        after = AfterCall(self._theme, self._texts, *(typed if any(typed) else self._noted(alarm)))
        after.closed.connect(lambda who, said: self.done.emit("closed", None, who, said))
        self.after = after
        self._add(after)
        block = self._call_block(alarm, team)
        after.again.toggled.connect(block.setVisible)
        self._add(block)
        block.hide()
        number = team.emergency_number or text("warnings.local-number")
        self._add(Text(text("warnings.if-worse", number=number), "hint", wrap=True))

    def _show_withdrawn(self, alarm: Alarm) -> None:
        for gone in alarm.withdrawals(self._today):
            said = self._texts.text("warnings.withdrawn", what=self._listed(gone.names), reason=gone.reason, at=gone.at)
            self._add(Text(said, wrap=True))
        row = FlowLayout(10)
        box = QWidget()
        box.setLayout(row)
        close = Button(self._theme, self._texts.text("warnings.close"), icon="check")
        close.clicked.connect(lambda: self.done.emit("closed", None, "", ""))
        row.addWidget(close)
        self._add(box)

    def _done_row(self, now: datetime, *, again: bool) -> DoneRow:
        row = DoneRow(self._theme, self._texts, now, told=False, no_answer=again)
        row.done.connect(lambda did, at: self.done.emit(did, at, "", ""))
        row.remind.connect(self.remind)
        return row

    def _say(self, alarm: Alarm) -> RichText:
        said = self._texts.render(alarm.lead.say)
        if more := dict.fromkeys(self._texts.render(words) for words in also_noted(alarm, self._today)):
            said = f"{said} {self._texts.text('warnings.also-noted', entries=tuple(more))}"
        return RichText((self._texts.text("warnings.say"), True), (f" “{said}”", False))

    def _evidence(self, alarm: Alarm, now: datetime) -> EvidenceList:
        role = "act" if alarm.level == CALL else "tell"
        shown = EvidenceList(self._theme, self._texts, alarm.reasons, now.date(), role)
        shown.opened.connect(self.show_entry)
        shown.guide.connect(self.guide)
        return shown

    def _listed(self, names: Sequence[Message]) -> str:
        return "; ".join(self._texts.render(name) for name in names)

    def _noted(self, alarm: Alarm) -> tuple[str, str]:
        return (alarm.contact.who, alarm.contact.said) if alarm.contact else ("", "")

    def _typed(self) -> tuple[str, str]:
        return (self.after.who.value(), self.after.said.value()) if self.after else ("", "")

    def _divider(self, *, upright: bool) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "red-upright" if upright else "red-line")
        return frame

    def _add(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._inner.addWidget(widget)
        widget.show()

    def _clear(self) -> None:
        self._columns = None
        self.after = None
        for part in self._parts:
            self._inner.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()


def _column(*widgets: QWidget) -> QWidget:
    """Widgets one below another."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box
