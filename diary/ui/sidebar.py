"""The column at the left: whose diary, the pages, who writes, whom to call, and how large the text is."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from diary.config.settings import TEXT_SIZES, THEMES
from diary.ui.shell import Shell
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.content import Scroll
from diary.ui.widgets.labels import Icon, Text

MYSELF = "self"
"""How the person whose diary it is signs."""

WIDTH = 208
INSET = 12
BAR = 10
"""How wide its scroll bar is, at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One page as the sidebar lists it; Ctrl and ``key`` opens it."""

    name: str
    title: str
    icon: str
    key: int


class NavButton(QPushButton):
    """A page in the sidebar; the open one carries a bar, and Today a red "!" while a warning is open."""

    def __init__(self, theme: Theme, entry: NavEntry) -> None:
        super().__init__(entry.title)
        self._theme, self._entry = theme, entry
        self._badge = ""
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{entry.title} (Ctrl+{entry.key})")
        theme.changed.connect(self._draw)
        self.toggled.connect(self._draw)
        self._draw()

    def set_badge(self, spoken: str) -> None:
        """Show the "!" with what screen readers say of it; empty takes it away."""
        self._badge = spoken
        self.setAccessibleName(spoken or self._entry.title)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Room for the name in bold, and for the badge."""
        size = super().sizeHint()
        return QSize(size.width() + self._theme.px(34 if self._badge else 8), size.height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Draw the bar and the badge over the button."""
        super().paintEvent(arg__1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self._theme.color("primary"))
            painter.drawRoundedRect(QRectF(0, self.height() * 0.22, 4, self.height() * 0.56), 2, 2)
        if self._badge:
            side = self._theme.px(22)
            place = QRectF(self.width() - side - 12, (self.height() - side) / 2, side, side)
            painter.setBrush(self._theme.color("act"))
            painter.drawEllipse(place)
            painter.setPen(self._theme.color("on_act"))
            painter.setFont(self._theme.font(15, 700))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()

    def _draw(self) -> None:
        side = self._theme.px(20)
        self.setIconSize(QSize(side + 8, side))
        self.setIcon(self._theme.icon(self._entry.icon, "primary" if self.isChecked() else "text2", gap=8))


class Sidebar(QFrame):
    """The sidebar; it scrolls by itself where it is higher than the window."""

    chosen = Signal(str)
    """The name of a page."""

    call_numbers = Signal()
    """Someone wants to enter the care team's number."""

    writer_chosen = Signal(str)
    """Someone else writes from now on: their name."""

    undo = Signal()
    redo = Signal()

    def __init__(self, shell: Shell, entries: Iterable[NavEntry]) -> None:
        super().__init__()
        self._shell = shell
        self.setObjectName("sidebar")
        self.name = Text("", wrap=True)
        self.name.setObjectName("diary")
        self.buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self.content = QWidget()
        self.content.setObjectName("sidebar-content")
        column = self._column = QVBoxLayout(self.content)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addSpacing(8)
        for entry in entries:
            self._add_page(entry, column)
        column.addStretch(1)
        self.writer = self._writer()
        self.team = _TeamCard(shell)
        self.team.wanted.connect(self.call_numbers)
        self.look = self._look_button()
        for widget in (self.writer, self.team, self.look):
            column.addWidget(widget)
        self._scroll()
        self.content.installEventFilter(self)
        self.set_open(opened=False)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """It may have to scroll now, or no more."""
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something in it has become wider or narrower."""
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def set_open(self, *, opened: bool) -> None:
        """Whether a diary is open: without one there are no pages to go to."""
        for widget in (*self.buttons.values(), self.writer, self.team):
            widget.setVisible(opened)
        if not opened:
            self.name.setText(self._shell.texts.text("ui.program"))

    def set_page(self, name: str) -> None:
        """Mark a page as the open one."""
        self.buttons[name].setChecked(True)

    def set_writer(self, who: str, others: Iterable[str]) -> None:
        """Show who writes, and whom one can change to."""
        text = self._shell.texts.text("ui.writing-as", who=self._called(who))
        self.writer.setText(text)
        self.writer.setAccessibleName(text)
        self._fill_writers(who, others)
        self._fit()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.setContentsMargins(6, 0, 0, 0)
        row.addWidget(Icon(self._shell.theme, "app", "primary", 36))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        place = QHBoxLayout()
        place.setSpacing(4)
        place.addWidget(Icon(self._shell.theme, "lock", "text2", 13))
        place.addWidget(Text(self._shell.texts.text("ui.on-this-computer"), "small"))
        place.addStretch(1)
        words.addLayout(place)
        row.addLayout(words, 1)
        return row

    def _add_page(self, entry: NavEntry, column: QVBoxLayout) -> None:
        button = NavButton(self._shell.theme, entry)
        button.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._group.addButton(button)
        self.buttons[entry.name] = button
        column.addWidget(button)

    def _writer(self) -> QToolButton:
        button = _MenuButton(self._shell.theme, "user")
        button.setMenu(QMenu(button))
        return button

    def _fill_writers(self, who: str, others: Iterable[str]) -> None:
        menu = self.writer.menu()
        menu.clear()
        group = QActionGroup(menu)
        for person in dict.fromkeys((who, *others)):
            action = _choice(menu, group, self._called(person), chosen=person == who)
            action.triggered.connect(lambda _=False, name=person: self.writer_chosen.emit(name))
        menu.addSeparator()
        edit = QLineEdit()
        prompt = self._shell.texts.text("ui.someone-else")
        edit.setPlaceholderText(prompt)
        edit.setAccessibleName(prompt)
        edit.returnPressed.connect(lambda: self._new_writer(edit.text().strip(), menu))
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(edit)
        menu.addAction(entry)

    def _called(self, who: str) -> str:
        return self._shell.texts.text("ui.myself") if who == MYSELF else who

    def _new_writer(self, name: str, menu: QMenu) -> None:
        if name:
            menu.close()
            self.writer_chosen.emit(name)

    def _look_button(self) -> QToolButton:
        button = _MenuButton(self._shell.theme, "settings")
        text = self._shell.texts.text("ui.text-size-and-theme")
        button.setText(text)
        button.setAccessibleName(text)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_look(menu))
        button.setMenu(menu)
        return button

    def _fill_look(self, menu: QMenu) -> None:
        menu.clear()
        text, theme = self._shell.texts.text, self._shell.theme
        sizes = QActionGroup(menu)
        for size in TEXT_SIZES:
            action = _choice(menu, sizes, text("ui.text-size", n=size), chosen=theme.text_size == size)
            action.triggered.connect(lambda _=False, percent=size: theme.set_text_size(percent))
        menu.addSeparator()
        modes = QActionGroup(menu)
        for mode in THEMES:
            action = _choice(menu, modes, text(f"ui.theme-{mode}"), chosen=theme.mode == mode)
            action.triggered.connect(lambda _=False, chosen=mode: theme.set_mode(chosen))
        menu.addSeparator()
        menu.addAction(text("ui.undo-last")).triggered.connect(self.undo)
        menu.addAction(text("ui.redo-last")).triggered.connect(self.redo)

    def _scroll(self) -> None:
        area = Scroll(self.content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(area)

    def _fit(self) -> None:
        """As wide as its widest line, and never cut; the bar takes the place of the margin where it has to scroll."""
        scrolls = self.content.minimumSizeHint().height() > self.height()
        self._column.setContentsMargins(INSET, 16, 0 if scrolls else INSET, 8)
        bar = self._shell.theme.px(BAR) if scrolls else 0
        self.setFixedWidth(max(WIDTH, self.content.minimumSizeHint().width() + 2 + bar))


class _TeamCard(Card):
    """Whom to call, on every page; while no number is on file, a way to enter one.

    Attributes:
        add: Leads to where numbers are entered.
    """

    wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        self.body.setContentsMargins(INSET, 8, INSET, 8)
        self.body.setSpacing(2)
        self._label = Text("", "small", wrap=True)
        self._phone = Text("")
        self._phone.setObjectName("phone")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add = Button(shell.theme, shell.texts.text("ui.add-number"), kind=LINK)
        self.add.clicked.connect(self.wanted)
        self._none = shell.texts.text("ui.no-number")
        row = QHBoxLayout()
        row.setSpacing(6)
        self._icon = Icon(shell.theme, "phone", "primary", 18)
        row.addWidget(self._icon)
        row.addWidget(self._phone, 1)
        self.body.addWidget(self._label)
        self.body.addLayout(row)
        self.body.addWidget(self.add)
        self.show_number("", "")

    @property
    def number(self) -> str:
        """The number that shows; empty while there is none."""
        return self._phone.text()

    def show_number(self, label: str, phone: str) -> None:
        """Show a number with what it is for; without one, say so."""
        self._label.setText(label if phone else self._none)
        self._phone.setText(phone)
        self._phone.setVisible(bool(phone))
        self._icon.setVisible(bool(phone))
        self.add.setVisible(not phone)


class _MenuButton(QToolButton):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = self._theme.px(20)
        self.setIconSize(QSize(side + 6, side))
        self.setIcon(self._theme.icon(self._icon, gap=6))


def _choice(menu: QMenu, group: QActionGroup, text: str, *, chosen: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action
