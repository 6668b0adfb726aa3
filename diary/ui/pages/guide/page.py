"""The Guide screen: a search, three ways in, the list of what there is, and the pane to read in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.book.changes import Changes
from diary.core.guide import TREATMENT
from diary.ui.pages.base import Page, Services
from diary.ui.pages.guide.contents_list import ContentsList
from diary.ui.pages.guide.presenter import SEARCH, VIEWS, GuidePresenter, View
from diary.ui.pages.guide.reading import ReadingPane
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text
from diary.ui.widgets.search_edit import SearchEdit
from diary.ui.widgets.segmented import Segmented
from diary.ui.widgets.wrap_button import WrapButton

LIST_WIDTH = 320
SEARCH_WIDTH = 280
LONGEST = 80
RING = 8
"""Room around the list and the pane, for the ring of the focus."""

_HOME = ""


class GuidePage(Page):
    """Shows the guide; what one has read before is a step back.

    Where there is no room for two columns, the list and the pane take turns.

    Attributes:
        group: The way in that is chosen: ``treatment``, ``symptom`` or ``basics``.
        target: The place that shows; empty for the beginning of the group.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        guide = services.resources.guide(services.settings.now.language)
        self._presenter = GuidePresenter(guide, services.texts, services.book.rules)
        self._trail = [(TREATMENT, _HOME)]
        self._limits = ""
        theme = services.theme
        self.heading = Text(self.text("guide.heading"), "h1")
        self.search = SearchEdit(theme, self.text("guide.search"))
        self.search.setMaxLength(LONGEST)
        self.ways = Segmented(
            theme, self.text("guide.ways"), [(way, self.text(f"guide.way-{way}")) for way in VIEWS], tick=True
        )
        self.back = Button(theme, self.text("guide.back"), icon="arrow-left", kind=QUIET)
        self.back.setToolTip(self.text("guide.back-keys"))
        self.contents = ContentsList(theme, self.text("guide.contents"))
        self.reading = ReadingPane(theme)
        self.finding = QWidget()
        self.paper = Card(theme)
        self.columns = QHBoxLayout()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def group(self) -> str:
        """The way in that is chosen."""
        return self._trail[-1][0]

    @property
    def target(self) -> str:
        """The place that shows."""
        return self._trail[-1][1]

    @override
    def refresh(self, changes: Changes | None) -> None:
        """The number to call may be another now; the guide itself never changes."""
        limits = self._limits_now()
        if limits != self._limits:
            self._limits = limits
            self._show()

    @override
    def show_target(self, target: str) -> None:
        """Show a place, and put the keys where it is read."""
        self.go(target)
        if target:
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def arrange(self, *, wide: bool) -> None:
        """Side by side, or taking turns."""
        self._draw()
        self._place_parts()

    def go(self, target: str, group: str = "") -> None:
        """Show a place; Back returns to the one before."""
        view = self._presenter.view(target, group or self.group)
        self._step((view.group or self.group, target), view)

    def go_back(self) -> None:
        """Show what one read before."""
        if len(self._trail) > 1:
            self._trail.pop()
            searched = self.target.startswith(SEARCH)
            self.search.setText(self.target.removeprefix(SEARCH) if searched else "")
            self._show()
            seen = self.contents if self.target == _HOME else self.reading
            seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        if not self.finding.isVisibleTo(self):
            self.go(_HOME)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_results(self) -> None:
        if first := self._first_result():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_result(self) -> None:
        if first := self._first_result():
            first.click()

    def _first_result(self) -> WrapButton | None:
        return next(iter(self.reading.links), None) if self.target.startswith(SEARCH) else None

    def _typed(self, text: str) -> None:
        """Show what fits what is typed so far; one search is one step, however long one types."""
        if self.target.startswith(SEARCH):
            self._trail.pop()
        words = text.strip()
        if words:
            self._trail.append((self.group, SEARCH + words))
        self._show()

    def _open(self, target: str) -> None:
        """A row of the list was chosen; the keys stay there while it can be seen."""
        self.go(target)
        if not self.contents.isVisible():
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, target: str) -> None:
        """A link was chosen; the keys go on from the top of where it leads."""
        self.search.clear()
        self.go(target)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: tuple[str, str], view: View) -> None:
        if place != self._trail[-1]:
            self._trail.append(place)
        self._show()
        self.services.notifier.announce(view.title)

    def _show(self) -> None:
        view = self._presenter.view(self.target, self.group)
        self.reading.show_view(view, self._limits)
        self.contents.show_rows(self._presenter.contents(self.group, view.place), view.place)
        self.ways.set_value(self.group)
        self._place_parts()

    def _place_parts(self) -> None:
        """In one column: the list first, then what one opens in its place, with the way back above it."""
        home, searched = self.target == _HOME, self.target.startswith(SEARCH)
        self.finding.setVisible(self.wide or home or searched)
        self.contents.setVisible(self.wide or home)
        self.paper.setVisible(self.wide or not home)
        self.back.setVisible(self.wide or not home)
        self.back.setEnabled(len(self._trail) > 1)
        alone = home and not self.wide
        self.columns.setStretch(0, int(alone))
        self.columns.setStretch(1, int(not alone))

    def _limits_now(self) -> str:
        number = next(iter(self.services.book.timeline.care_team.numbers), None)
        if number is None:
            return self.text("guide.limits")
        label = number.label or self.text("ui.care-team")
        return self.text("guide.limits-number", label=label, number=number.phone)

    def _lay_out(self) -> None:
        finding = Flow(12)
        finding.add(self.search)
        finding.add(self.ways)
        inner = QVBoxLayout(self.finding)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.heading)
        inner.addWidget(finding)
        self.paper.body.setContentsMargins(RING, RING, RING, RING)
        self.paper.body.addWidget(self.reading)
        read = QVBoxLayout()
        read.setSpacing(4)
        read.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        read.addWidget(self.paper, 1)
        self.columns.setSpacing(16)
        self.columns.addWidget(self.contents)
        self.columns.addLayout(read, 1)
        self.body.addWidget(self.finding)
        self.body.addLayout(self.columns, 1)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # list and pane have their own

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.search.emptied.connect(lambda: self._typed(""))
        self.search.down.connect(self._to_results)
        self.search.returnPressed.connect(self._open_result)
        self.ways.chosen.connect(lambda way: self.go(_HOME, way))
        self.contents.chosen.connect(self._open)
        self.reading.opened.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        for keys, action in (("Ctrl+F", self.start_search), ("Alt+Left", self.go_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _draw(self) -> None:
        """The list keeps its width beside the pane and takes all of it alone."""
        px = self.services.theme.px
        self.search.setFixedWidth(px(SEARCH_WIDTH))
        self.contents.setMinimumWidth(px(LIST_WIDTH) if self.wide else 0)
        self.contents.setMaximumWidth(px(LIST_WIDTH) if self.wide else NO_LIMIT)
