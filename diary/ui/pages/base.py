"""What every page is, and what it works with."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.clock import Clock
from diary.core.texts import Texts
from diary.ui.local import LocalSettings
from diary.ui.notify import Notifier
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme
from diary.ui.widgets.content import Content, Scroll

if TYPE_CHECKING:  # the book brings the database along, which is loaded after the first paint
    from diary.book.book import Book
    from diary.book.changes import Changes
    from diary.ui.backing import Backing
    from diary.ui.saving import Saving

MARGIN = 24
WIDE = 1000
"""From this width of content on, pages show two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What a page works with.

    Attributes:
        book: The open diary: read ``book.timeline``; change it only through ``saving``.
        saving: ``saving.run(lambda: book.day.log_symptom(book, ...))`` saves, tells and passes on.
        texts: All words a person reads.
        settings: Those of this computer.
        backing: Makes backups; a made-up diary has none.
    """

    book: "Book"
    saving: "Saving"
    texts: Texts
    catalog: Catalog
    theme: Theme
    notifier: Notifier
    tasks: Tasks
    clock: Clock
    resources: Resources
    settings: LocalSettings
    backing: "Backing | None" = None


class Page(QWidget):
    """A screen of the window. Put things into ``body``; long pages scroll.

    Subclasses set ``title`` and ``icon`` from ``Services``, override ``refresh`` and, where they can, ``show_day``
    and ``arrange``.

    Attributes:
        title: Its name in the sidebar.
        icon: The name of its icon there.
        body: The column its content goes into.
        outer: The column around what scrolls, for what must stay in sight.
        wide: Whether there is room for two columns.
    """

    open_day = Signal(object)
    """Show that ``date`` on Today."""

    open_page = Signal(str)
    """Show another page: ``today``, ``counts``, ``trends``, ``treatment``, ``appointments``, ``guide``."""

    open_guide = Signal(str)
    """Show a place of the guide: an anchor, ``sign:<id>``, ``symptom:<id>``, ``medicine:<id>``, ``warnings`` or
    ``warnings:<sign>``; empty for its beginning."""

    open_report = Signal()
    """Show where the report for the visit is made."""

    title = ""
    icon = ""
    guide_target = ""
    """Where F1 leads in the guide, as for ``open_guide``."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.wide = True
        self.setObjectName("page")
        self.content = Content()
        self.content.setObjectName("content")
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        self.body.setSpacing(12)
        self.area = Scroll(self.content)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.viewport().installEventFilter(self)
        services.theme.changed.connect(self._fit)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.area)

    def refresh(self, changes: "Changes | None") -> None:
        """Show what changed; None means show everything anew."""

    def show_day(self, day: date) -> None:
        """Go to a day, on pages that have days."""

    def day_passed(self, before: date) -> None:  # noqa: ARG002  (for pages that show a day)
        """The clock's date is another one than ``before``: show what depends on it."""
        self.refresh(None)

    def show_target(self, target: str) -> None:
        """Go to a place on the page: of the guide, or where the report is made."""

    def arrange(self, *, wide: bool) -> None:
        """Lay out in two columns or in one."""

    def focus_start(self) -> None:
        """Put the cursor where one begins, by itself on the first thing; called when the page is opened."""
        widget = self.content.nextInFocusChain()
        while widget is not None and widget is not self.content:
            can_take = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            if can_take and self.content.isAncestorOf(widget) and widget.isVisibleTo(self.content):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    def leaving(self) -> None:
        """The page is about to be hidden, or the window to close: let what is half typed count."""

    def text(self, message_id: str, /, **values: object) -> str:
        """A text of the diary."""
        return self.services.texts.text(message_id, **values)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rearrange when the room for content crosses the width of two columns."""
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wide = self.area.viewport().width() - 2 * MARGIN >= WIDE * max(1.0, self.services.theme.scale * 0.9)
        if wide != self.wide:
            self.wide = wide
            self.arrange(wide=wide)
