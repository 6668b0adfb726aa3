"""Saving a chart as a file and copying it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.ui.pages.base import Services
from diary.ui.pages.trends.picture import Chart

SHARP = 2.0
"""How many times as large as on the screen a copied picture is."""


class Pictures:
    """Makes pictures of the chart that shows.

    Args:
        services: What the page works with.
        window: Where the question for a name is asked.
        draw: Draws the chart as it shows, for the picture alone; None while there is none.
        name: How the file is called until another name is chosen, without its ending.
    """

    def __init__(
        self, services: Services, window: QWidget, *, draw: Callable[[], Chart | None], name: Callable[[], str]
    ) -> None:
        self._services, self._window, self._draw, self._name = services, window, draw, name

    def copy(self) -> None:
        """Copy it as a picture of pixels."""
        from diary.charts.export import png_bytes

        drawn = self._draw()
        if drawn is not None:
            QGuiApplication.clipboard().setImage(QImage.fromData(png_bytes(drawn, times=SHARP)))
            self._services.notifier.toast(self._text("picture-copied"), icon="copy")

    def save(self) -> None:
        """Ask where, and save it as PNG or SVG."""
        kinds = [self._text("save-png"), self._text("save-svg")]
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self._text("save-title"), f"{self._name()}.png", ";;".join(kinds)
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".svg" if kind == kinds[1] else ".png"))

    def write(self, path: Path) -> None:
        """Save it in a file; its ending says as what."""
        from diary.charts.export import png_bytes, svg_text

        drawn, notifier = self._draw(), self._services.notifier
        if drawn is None:
            return
        try:
            path.write_bytes(svg_text(drawn).encode() if path.suffix.lower() == ".svg" else png_bytes(drawn))
        except OSError:
            notifier.failed(self._text("not-saved", name=path.name), lambda: self.write(path))
            return
        notifier.recovered()
        notifier.toast(self._text("saved", name=path.name), icon="image")

    def _text(self, message_id: str, **values: object) -> str:
        return self._services.texts.text(f"trends.page.{message_id}", **values)
