"""How everything looks: the design tokens at a text size, in light or dark, and what is drawn from them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from diary.config.resources import Resources
from diary.config.settings import TEXT_SIZES
from diary.ui.stylesheet import stylesheet

TABULAR = "tnum"
APP = "app"
"""The program's own icon, whose two colors follow the theme."""

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
}


class Theme(QObject):
    """The look of the whole window. Change it with ``set_mode`` and ``set_text_size``; ``changed`` follows.

    Attributes:
        text_size: Percent, one of ``TEXT_SIZES``.
        mode: ``system``, ``light`` or ``dark``, as chosen.
    """

    changed = Signal()

    def __init__(self, resources: Resources, *, text_size: int = 100, mode: str = "system") -> None:
        super().__init__()
        self._resources = resources
        self._tokens: dict[str, Any] = resources.theme()
        self._drawn: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self.text_size = text_size
        self.mode = mode
        for path in resources.font_files():
            QFontDatabase.addApplicationFont(str(path))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def dark(self) -> bool:
        """Whether the dark theme shows now; ``system`` follows the desktop."""
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    @property
    def scale(self) -> float:
        """What fonts and control heights are multiplied with; gaps stay as they are."""
        return self.text_size / 100

    @property
    def families(self) -> Sequence[str]:
        """The font families, the main one first."""
        families: list[str] = self._tokens["fonts"]
        return families

    @property
    def colors(self) -> dict[str, str]:
        """Hex color by role, of the theme that shows now; charts take their own from it."""
        colors: dict[str, str] = self._tokens["dark" if self.dark else "light"]
        return colors

    def color(self, role: str) -> QColor:
        """The color of a role, such as ``text2`` or ``s3``."""
        return QColor(self.colors[role])

    def px(self, size: float) -> int:
        """A length that grows with the text: fonts, control heights, icons."""
        return round(size * self.scale)

    def font(self, size: float = 16, weight: int = 400, *, tabular: bool = False) -> QFont:
        """The diary's font at a size in pixels at 100 %; ``tabular`` gives all digits one width."""
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag(TABULAR), 1)
        return font

    def pixmap(self, name: str, role: str = "text2", size: float = 20, *, gap: int = 0) -> QPixmap:
        """An icon drawn in the color of a role, ``size`` pixels wide and high at 100 %, and empty pixels beside it."""
        key = (name, self.colors[role], self.px(size), gap, self._ratio())
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def icon(self, name: str, role: str = "text2", size: float = 20, *, gap: int = 0) -> QIcon:
        """The same as an icon for buttons, paler while they are disabled; ``gap`` keeps the word away from it."""
        icon = QIcon(self.pixmap(name, role, size, gap=gap))
        icon.addPixmap(self.pixmap(name, "outline", size, gap=gap), QIcon.Mode.Disabled)
        return icon

    def apply(self) -> None:
        """Dress the application in this look."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font())
            app.setPalette(self._palette())
            app.setStyleSheet(stylesheet(self.colors, self.px))

    def set_mode(self, mode: str) -> None:
        """Switch to ``system``, ``light`` or ``dark``."""
        if mode != self.mode:
            self.mode = mode
            self._reapply()

    def set_text_size(self, percent: int) -> None:
        """Switch the text size; anything but one of ``TEXT_SIZES`` takes the nearest."""
        nearest = min(TEXT_SIZES, key=lambda known: abs(known - percent))
        if nearest != self.text_size:
            self.text_size = nearest
            self._reapply()

    def step_text_size(self, step: int) -> None:
        """One text size up (1) or down (-1), no further than the ends."""
        place = TEXT_SIZES.index(self.text_size) + step
        self.set_text_size(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def _system_changed(self) -> None:
        if self.mode == "system":
            self._reapply()

    def _reapply(self) -> None:
        self.apply()
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette

    def _ratio(self) -> float:
        return QGuiApplication.primaryScreen().devicePixelRatio()

    def _draw(self, name: str, color: str, size: int, gap: int, ratio: float) -> QPixmap:
        svg = self._resources.icon(name).replace(b"currentColor", color.encode())
        if name == APP:
            svg = svg.replace(b"#1B655F", color.encode()).replace(b"#FFFFFF", self.colors["on_primary"].encode())
        pixmap = QPixmap(QSize(size + gap, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
