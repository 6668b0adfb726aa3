"""Buttons: primary, secondary, quiet and link, each with a word and perhaps an icon."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

from diary.ui.theme import Theme

PRIMARY = "primary"
SECONDARY = "secondary"
QUIET = "quiet"
LINK = "link"
GAP = 4
_ICON_ROLE = {PRIMARY: "on_primary", SECONDARY: "primary", QUIET: "primary", LINK: "primary"}


class Button(QPushButton):
    """A button of one of the four kinds.

    Args:
        theme: The look.
        text: What it does, as a verb.
        kind: ``PRIMARY``, ``SECONDARY``, ``QUIET`` or ``LINK``.
        icon: The name of an icon before the text.
        role: The color of the icon, where it is not the kind's own.
    """

    def __init__(self, theme: Theme, text: str, *, kind: str = SECONDARY, icon: str = "", role: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._theme, self._icon, self._role = theme, icon, role or _ICON_ROLE.get(kind, "text2")
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        horizontal = QSizePolicy.Policy.Maximum if kind == LINK else QSizePolicy.Policy.Minimum
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw)
        self._draw()

    def set_icon(self, icon: str, role: str = "") -> None:
        """Show another icon, or none."""
        self._icon, self._role = icon, role or self._role
        self._draw()

    def _draw(self) -> None:
        if self._icon:
            side, gap = self._theme.px(20), GAP if self.text() else 0
            self.setIconSize(QSize(side + gap, side))
            self.setIcon(self._theme.icon(self._icon, self._role, gap=gap))
        else:
            self.setIcon(QIcon())


class ArrowButton(Button):
    """A square button with an icon alone; ``name`` says in words what it does."""

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, "", icon=icon, kind="arrow", role="primary")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def keep_place(button: QPushButton) -> None:
    """Leave its place empty while it is hidden, so that nothing beside it moves."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
