"""The window: the sidebar, the page beside it, and the keys that work everywhere."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from diary.core.clock import today
from diary.core.texts import Message
from diary.ui.day_watch import DayWatch
from diary.ui.shell import Shell
from diary.ui.sidebar import MYSELF, NavEntry, Sidebar
from diary.ui.welcome import Waiting
from diary.ui.widgets.focus_ring import FocusRing
from diary.ui.widgets.tab_order import step

if TYPE_CHECKING:  # loaded after the first paint
    from diary.book.changes import Changes
    from diary.ui.pages.base import Page, Services

SIZE = (1280, 800)
SMALLEST = (900, 600)
TODAY = "today"
GUIDE = "guide"
APPOINTMENTS = "appointments"
PAGES = {
    TODAY: ("sun", 1, "TodayPage"),
    "counts": ("test-tube", 2, "CountsPage"),
    "trends": ("chart-line", 3, "TrendsPage"),
    "treatment": ("syringe", 4, "TreatmentPage"),
    "history": ("history", 5, "HistoryPage"),
    APPOINTMENTS: ("calendar-check", 6, "AppointmentsPage"),
    GUIDE: ("book-open", 7, "GuidePage"),
}
"""Icon, digit for Ctrl, and class of each page, which ``diary.ui.pages.<name>.page`` holds."""


class MainWindow(QWidget):
    """The one window. It shows at once; ``show_diary`` fills it when the diary is open.

    Attributes:
        pages: The pages made so far, by name.
        page_name: The page that shows; empty while no diary is open.
        day_watch: Notices that a day has passed.
    """

    closing = Signal()
    painted = Signal()
    """It stands on the screen for the first time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.day_watch = DayWatch(shell.clock, self)
        self.setObjectName("window")
        self.setWindowTitle(shell.texts.text("ui.program"))
        self.setWindowIcon(shell.theme.icon("app", "primary", 64))
        self.setMinimumSize(*SMALLEST)
        self.pages: dict[str, Page] = {}
        self.page_name = ""
        self._services: Services | None = None
        self._stale: set[str] = set()
        self._seen = False
        text = shell.texts.text
        entries = (
            NavEntry(name=name, title=text(f"page.{name}"), icon=icon, key=key)
            for name, (icon, key, _) in PAGES.items()
        )
        self.sidebar = Sidebar(shell, entries)
        self.stack = QStackedWidget()
        self.stack.addWidget(Waiting(shell))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self._listen()
        self._restore_geometry()
        FocusRing(shell.theme, self)

    def show_other(self, widget: QWidget) -> None:
        """Show something that is no page, such as the choice at the first start."""
        self._clear()
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def show_diary(self, services: "Services") -> None:
        """Show a diary that has been opened, at Today."""
        self._clear()
        self._services = services
        services.saving.saved.connect(self._saved)
        self.sidebar.set_open(opened=True)
        self._show_people()
        self.show_page(TODAY)
        self.show_warning_badge()

    def show_page(self, name: str) -> None:
        """Go to a page; it is made when first shown."""
        if self._services is None or name == self.page_name or name not in PAGES:
            return
        page = self._page(name)
        if self.page_name:
            self.pages[self.page_name].leaving()
        self.page_name = name
        if name in self._stale:
            self._stale.discard(name)
            page.refresh(None)
        self.stack.setCurrentWidget(page)
        self.sidebar.set_page(name)
        page.focus_start()
        text, timeline = self.shell.texts.text, self._services.book.timeline
        name_of_diary = timeline.person.name or text("ui.own-diary")
        self.setWindowTitle(text("ui.window-title", page=text(f"page.{name}"), diary=name_of_diary))

    def show_day(self, day: date) -> None:
        """Show a day on Today."""
        self.show_page(TODAY)
        self.pages[TODAY].show_day(day)

    def show_guide(self, target: str) -> None:
        """Show a place of the guide: a target of ``Page.open_guide``."""
        if self._services is not None:
            self.show_page(GUIDE)
            self.pages[GUIDE].show_target(target)

    def show_report(self) -> None:
        """Show where the report for the visit is made."""
        self.show_page(APPOINTMENTS)
        self.pages[APPOINTMENTS].show_target("report")

    def show_help(self) -> None:
        """Show what the guide says about the page that shows."""
        if self.page_name:
            self.show_guide(self.pages[self.page_name].guide_target)

    def show_warning_badge(self) -> None:
        """Mark Today while any warning is open."""
        if self._services is None:
            return
        from diary.book.warnings import open_warnings

        book = self._services.book
        is_open = bool(open_warnings(book, today(self.shell.clock)))
        self.sidebar.buttons[TODAY].set_badge(self.shell.texts.text("ui.today-with-warning") if is_open else "")

    @override
    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab walks as things lie on the screen now."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is half typed count, and remember the window's place."""
        for page in self.pages.values():
            page.leaving()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.shell.settings.change(geometry=geometry)
        self.closing.emit()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Look at the clock when the window is used again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.day_watch.look()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that it has been painted, as soon as all that lies in it has been too."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _page(self, name: str) -> "Page":
        if name not in self.pages:
            page: Page = getattr(import_module(f"diary.ui.pages.{name}.page"), PAGES[name][2])(self._services)
            page.open_day.connect(self.show_day)
            page.open_page.connect(self.show_page)
            page.open_guide.connect(self.show_guide)
            page.open_report.connect(self.show_report)
            page.refresh(None)
            self.stack.addWidget(page)
            self.pages[name] = page
        return self.pages[name]

    def _clear(self) -> None:
        if self._services is not None:
            self._services.saving.saved.disconnect(self._saved)
        self._services = None
        self.page_name = ""
        self.pages.clear()
        self._stale.clear()
        self.sidebar.set_open(opened=False)
        while (widget := self.stack.widget(0)) is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()

    def _saved(self, changes: "Changes") -> None:
        self._stale.update(name for name in self.pages if name != self.page_name)
        if self.page_name:
            self.pages[self.page_name].refresh(changes)
        self._show_people()
        self.show_warning_badge()

    def _day_passed(self, before: date) -> None:
        """Today moves on at once, even while it is hidden; what else is hidden follows when it is shown."""
        self._stale.update(name for name in self.pages if name not in (TODAY, self.page_name))
        for name in {TODAY, self.page_name} & self.pages.keys():
            self.pages[name].day_passed(before)
        self.show_warning_badge()

    def _theme_changed(self) -> None:
        theme = self.shell.theme
        self.shell.settings.change(text_size=theme.text_size, theme=theme.mode)
        self._stale.update(name for name in self.pages if name != self.page_name)
        if self.page_name:
            self.pages[self.page_name].refresh(None)

    def _show_people(self) -> None:
        if self._services is None:
            return
        text, book = self.shell.texts.text, self._services.book
        timeline = book.timeline
        self.sidebar.name.setText(timeline.person.name or text("ui.own-diary"))
        number = next(iter(timeline.care_team.numbers), None)
        self.sidebar.team.show_number(
            (number.label or text("ui.care-team")) if number else "", number.phone if number else ""
        )
        self.sidebar.set_writer(book.who, (MYSELF, *timeline.diary.people))

    def _undo(self) -> None:
        from diary.book.undo import undo

        self._step_back(undo, "ui.undone", "ui.nothing-to-undo", "undo-2")

    def _redo(self) -> None:
        from diary.book.undo import redo

        self._step_back(redo, "ui.redone", "ui.nothing-to-redo", "redo-2")

    def _step_back(self, step: Callable[..., "Changes | None"], done: str, nothing: str, icon: str) -> None:
        if self._services is None:
            return
        text, book = self.shell.texts, self._services.book
        changes = self._services.saving.run(lambda: step(book))
        said = text.render(Message.of(done, what=changes.title)) if changes else text.text(nothing)
        self.shell.notifier.toast(said, icon=icon)

    def _write_as(self, who: str) -> None:
        if self._services is None:
            return
        from diary.book.care import write_as

        book = self._services.book
        self._services.saving.run(lambda: write_as(book, who=who))
        self._show_people()

    def _listen(self) -> None:
        self.shell.notifier.attach(self)
        theme = self.shell.theme
        theme.changed.connect(self._theme_changed)
        self.day_watch.passed.connect(self._day_passed)
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.call_numbers.connect(lambda: self.show_page("treatment"))
        self.sidebar.writer_chosen.connect(self._write_as)
        self.sidebar.undo.connect(self._undo)
        self.sidebar.redo.connect(self._redo)
        for name, (_, key, _) in PAGES.items():
            self._key(f"Ctrl+{key}", partial(self.show_page, name))
        self._key("F1", self.show_help)
        self._key("Ctrl+Z", self._undo)
        self._key("Ctrl+Y", self._redo)
        self._key("Ctrl+Shift+Z", self._redo)
        for plus in ("Ctrl++", "Ctrl+="):
            self._key(plus, lambda: theme.step_text_size(1))
        self._key("Ctrl+-", lambda: theme.step_text_size(-1))
        self._key("Ctrl+0", lambda: theme.set_text_size(100))

    def _key(self, keys: str, action: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _restore_geometry(self) -> None:
        self.resize(*SIZE)
        if saved := self.shell.settings.now.geometry:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))
