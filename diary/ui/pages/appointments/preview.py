"""The preview of the report: one page at a time, at the width of the window or larger."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from typing_extensions import override

from diary.reports.desk import Preview
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import QUIET, ArrowButton, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text

ZOOMS = (1.0, 1.4, 2.0)
HEIGHT = 640
LARGEST = 900
"""No page is wider than this at the first size, in pixels at 100 %."""


class PreviewCard(Card):
    """Shows the pages; hidden until there are some.

    Attributes:
        number: The page that shows, from 0.
        picture: The page as a picture.
        scroller: Scrolls the page, by the arrow keys too.
    """

    closed = Signal()

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._services = services
        super().__init__(theme, self._text("title"), "eye")
        self.pages: tuple[bytes, ...] = ()
        self.number = 0
        self._zoom = 0
        self._pixmap = QPixmap()
        self._files = 1
        self.before = Button(theme, self._text("before"), icon="chevron-left")
        self.after = Button(theme, self._text("after"), icon="chevron-right")
        self.place = Text("", "strong")
        self.larger = Button(theme, self._text("larger"), icon="plus", kind=QUIET)
        self.smaller = Button(theme, self._text("smaller"), icon="minus", kind=QUIET)
        self.close_button = ArrowButton(theme, "x", self._text("close"))
        self.note = Text("", "hint", wrap=True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.scroller = QScrollArea()
        self.scroller.setWidget(self.picture)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._lay_out()
        self.hide()

    def show_pages(self, preview: Preview) -> None:
        """Show a report from its first page."""
        self.pages = preview.pages
        self._files = preview.files
        self.number = 0
        self._say()
        self._show_page()
        self.show()
        self.scroller.setFocus(Qt.FocusReason.OtherFocusReason)

    def outdate(self) -> None:
        """Say that the pages are no longer what would be made now."""
        self._say(outdated=True)

    def turn(self, step: int) -> None:
        """Go some pages on or back."""
        self.number = min(max(self.number + step, 0), len(self.pages) - 1)
        self._show_page()
        self.scroller.verticalScrollBar().setValue(0)

    def zoom(self, step: int) -> None:
        """One size up or down."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._show_page()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the new width."""
        super().resizeEvent(event)
        if not self._pixmap.isNull():
            self._fit()

    def _say(self, *, outdated: bool = False) -> None:
        said = [self._text("outdated")] if outdated else []
        if self._files > 1:
            said.append(self._text("shortened", n=self._files))
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))

    def _show_page(self) -> None:
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(self.pages[self.number], "PNG")
        place = {"page": self.number + 1, "pages": len(self.pages)}
        self.place.setText(self._text("page", **place))
        self.picture.setAccessibleName(self._text("picture", **place))
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < len(self.pages) - 1)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.smaller.setEnabled(self._zoom > 0)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        room = min(self.scroller.viewport().width() - 4, self._services.theme.px(LARGEST))
        width = round(max(room, 100) * ZOOMS[self._zoom] * ratio)
        shown = self._pixmap.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    def _lay_out(self) -> None:
        self.header.addWidget(self.close_button)
        bar = QWidget()
        flow = FlowLayout()
        bar.setLayout(flow)
        for widget in (self.before, self.place, self.after, self.larger, self.smaller):
            flow.addWidget(widget)
        self.scroller.setMinimumHeight(self._services.theme.px(HEIGHT))
        self.body.addWidget(bar)
        self.body.addWidget(self.note)
        self.body.addWidget(self.scroller, 1)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.close_button.clicked.connect(self._close)

    def _close(self) -> None:
        self.hide()
        self.pages, self._pixmap = (), QPixmap()
        self.closed.emit()

    def _text(self, message_id: str, **values: object) -> str:
        return self._services.texts.text(f"appointments.preview.{message_id}", **values)
