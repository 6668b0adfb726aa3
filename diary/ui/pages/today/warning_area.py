"""The top of Today while a warning is open: one panel an alarm; and what was not checked."""

from datetime import date, time
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from diary.book.warnings import open_warnings
from diary.core.clock import wall
from diary.ui.dialer import Dialer
from diary.ui.pages.base import Services
from diary.ui.pages.today.alarm import CALL, OPEN, Alarm, alarms
from diary.ui.pages.today.doings import Doings
from diary.ui.pages.today.large_number import LargeNumber
from diary.ui.pages.today.warning_panel import WarningPanel
from diary.ui.widgets.buttons import LINK, Button
from diary.ui.widgets.labels import Text

MINUTE_MS = 60_000


class WarningArea(QWidget):
    """All warnings of the day shown; hidden where there are none.

    Attributes:
        refs: The ids of the entries that the open calls rest on.
        dialer: Calls a number from this computer.
    """

    show_entry = Signal(str, str)
    """Kind and id of an entry."""

    guide = Signal(str)
    """A place of the guide."""

    appeared = Signal()
    """A call is to be made that was not open before."""

    def __init__(self, services: Services, doings: Doings) -> None:
        super().__init__()
        self._services, self._doings = services, doings
        self.dialer = Dialer()
        self.panels: dict[tuple[str, str, bool], WarningPanel] = {}
        self.refs: frozenset[str] = frozenset()
        self._announced: set[str] = set()
        self._wide = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_day(self, day: date) -> None:
        """Show what is open on that day."""
        services = self._services
        book, now = services.book, wall(services.clock)
        had_focus = self._has_focus()
        shown = open_warnings(book, day)
        if day != now.date():  # a day before shows its own; what else is open waits on Today
            shown = tuple(warning for warning in shown if warning.day == day)
        found = alarms(shown)
        calls = [alarm for alarm in found if alarm.level == CALL]
        self.refs = frozenset(ref for alarm in calls if alarm.state == OPEN for ref in alarm.refs)
        wanted = {alarm.key: alarm for alarm in found}
        for key in [key for key in self.panels if key not in wanted]:
            panel = self.panels.pop(key)
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        for place, (key, alarm) in enumerate(wanted.items()):
            is_new = key not in self.panels
            panel = self._panel(alarm) if is_new else self.panels[key]
            self.panels[key] = panel
            self._column.removeWidget(panel)
            self._column.insertWidget(place, panel)
            panel.asks_number = place == 0
            panel.show_alarm(alarm, book.timeline.care_team, now)
            panel.show()
            self._announce(panel)
            if is_new and alarm.level == CALL and alarm.state == OPEN:
                self.appeared.emit()
        self.setVisible(bool(found))
        if had_focus and not self._has_focus():
            any(self.panels[key].focus_first() for key in wanted)

    def announce_again(self) -> None:
        """Tell screen readers anew what is still open when it is next shown."""
        self._announced.clear()

    @property
    def call(self) -> WarningPanel | None:
        """The panel of the call to make; None while there is none."""
        panels = self.panels.values()
        return next((found for found in panels if found.alarm and found.alarm.key[:2] == (CALL, OPEN)), None)

    def focus_call(self) -> bool:
        """Put the cursor into the call to make, if there is one."""
        return self.call is not None and self.call.focus_first()

    def arrange(self, *, wide: bool) -> None:
        """Use the width there is."""
        self._wide = wide
        for panel in self.panels.values():
            panel.arrange(wide=wide)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _panel(self, alarm: Alarm) -> WarningPanel:
        services = self._services
        panel = WarningPanel(services.theme, services.texts, dials=self.dialer.can_call)
        panel.setObjectName("warning" if alarm.level == CALL else "tell")
        panel.arrange(wide=self._wide)
        panel.done.connect(partial(self._respond, panel))
        panel.remind.connect(lambda minutes: self._remind(panel, minutes))
        panel.numbers_given.connect(self._doings.give_number)
        panel.show_entry.connect(self.show_entry)
        panel.guide.connect(self.guide)
        panel.copied.connect(
            lambda number: services.notifier.toast(self._text("warnings.copied", number=number), icon="copy")
        )
        panel.large.connect(self._show_large)
        panel.dialed.connect(self._dial)
        return panel

    def _show_large(self, number: str) -> None:
        LargeNumber(self._services.theme, self._services.texts, self.window(), number)

    def _dial(self, number: str) -> None:
        """Call from this computer; where that fails, show the number to call from a phone."""
        if not self.dialer.call(number):
            self._show_large(number)

    def _respond(self, panel: WarningPanel, did: str, at: time | None, who: str, said: str) -> None:
        if panel.alarm:
            self._doings.respond(panel.alarm.warnings, did, at, who, said)

    def _announce(self, panel: WarningPanel) -> None:
        """Say it once, without moving the focus."""
        said = panel.announcement
        if said not in self._announced:
            self._announced.add(said)
            self._services.notifier.announce(said, assertive=True)

    def _remind(self, panel: WarningPanel, minutes: int) -> None:
        if panel.alarm:
            self._doings.respond(panel.alarm.warnings, "remind", None, "", "")
        self._services.notifier.toast(self._text("warnings.will-remind", n=minutes), icon="bell")
        QTimer.singleShot(minutes * MINUTE_MS, self, self.ask_again)

    def ask_again(self) -> None:
        """Ask whether the call was made, if it was not noted meanwhile."""
        if not any(panel.alarm and panel.alarm.contact is None for panel in self.panels.values()):
            return
        said = self._text("warnings.reminder")
        self._services.notifier.toast(said, icon="bell")
        QApplication.alert(self.window())

    def _text(self, message_id: str, /, **values: object) -> str:
        return self._services.texts.text(message_id, **values)


class Unchecked(QWidget):
    """The quiet link "What the diary could not check", and the list behind it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.link = Button(services.theme, services.texts.text("warnings.unchecked"), kind=LINK)
        self.link.setCheckable(True)
        self.list = Text("", "second", wrap=True)
        self.list.hide()
        self.link.toggled.connect(self._toggled)
        column.addWidget(self.link)
        column.addWidget(self.list)
        self._day = date.min

    def show_day(self, day: date) -> None:
        """Show what could not be evaluated on that day, once the list is open."""
        self._day = day
        if self.link.isChecked():
            self._fill(day)

    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        if opened:
            self._fill(self._day)
        self.list.setVisible(opened)

    def _fill(self, day: date) -> None:
        texts, judgement = self._services.texts, self._services.book.judgement(day)
        lines = [texts.text("warnings.unchecked-lead")]
        for gap in judgement.not_evaluated:
            missing = tuple(texts.render(what) for what in gap.missing)
            lines.append(texts.text("warnings.unchecked-sign", sign=texts.text(f"sign.{gap.sign}.title"), what=missing))
        if not judgement.not_evaluated:
            lines.append(texts.text("warnings.unchecked-none"))
        self.list.setText("\n".join(lines))
