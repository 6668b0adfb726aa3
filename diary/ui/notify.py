"""What people are told in passing: toasts with Undo, the bar that stays after a failed save, and spoken news."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.labels import Icon, Text

TOAST_MS = 20_000
MARGIN = 24


class Notifier(QObject):
    """The one who tells. Attach it to the window before anything is told.

    Attributes:
        toast_frame: The toast that shows now, or None.
        bar: The bar of a failed save that shows now, or None.
    """

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._window: QWidget | None = None
        self.toast_frame: Toast | None = None
        self.bar: FailedBar | None = None
        theme.changed.connect(lambda: QTimer.singleShot(0, self, self._place))

    def attach(self, window: QWidget) -> None:
        """Show toasts and bars over this window."""
        self._window = window
        window.installEventFilter(self)

    @property
    def window(self) -> QWidget | None:
        """Where things are shown; None before there is a window and after it is gone."""
        return self._window if self._window is not None and isValid(self._window) else None

    def toast(self, text: str, *, icon: str = "check", undo: Callable[[], object] | None = None) -> None:
        """Say that something was done, for 20 seconds, with Undo where it can be undone."""
        self.announce(text)
        if (window := self.window) is None:
            return
        self.dismiss()
        undo_text = self._texts.text("ui.undo")
        self.toast_frame = Toast(self._theme, window, text, icon=icon, undo_text=undo_text, undo=undo)
        self.toast_frame.gone.connect(self.dismiss)
        self._place()
        self.toast_frame.show()
        self.toast_frame.raise_()

    def dismiss(self) -> None:
        """Take the toast away."""
        if self.toast_frame:
            self.toast_frame.hide()
            self.toast_frame.deleteLater()
            self.toast_frame = None

    def failed(self, text: str, retry: Callable[[], object] | None = None) -> None:
        """Say that something could not be saved. The bar stays until a later save works or it is tried again."""
        self.announce(text, assertive=True)
        if (window := self.window) is None:
            return
        self.recovered()
        self.bar = FailedBar(self._theme, self._texts, window, text, retry)
        self._place()
        self.bar.show()
        self.bar.raise_()

    def recovered(self) -> None:
        """A save has worked again: take the bar away."""
        if self.bar:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Say it to screen readers, once, without moving the focus."""
        if (window := self.window) is None or not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(window, text)
        if assertive:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep toast and bar in their corner when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if (window := self.window) is None:
            return
        bottom = window.height() - MARGIN
        for frame in (self.bar, self.toast_frame):
            if frame:
                room = window.width() - 2 * MARGIN
                frame.setMaximumWidth(room)
                frame.adjustSize()
                frame.move(QPoint(window.width() - MARGIN - frame.width(), bottom - frame.height()))
                bottom -= frame.height() + 12


class Toast(QFrame):
    """What was done, at the bottom right, over the page. It waits while pointed at or focused."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        text: str,
        *,
        icon: str,
        undo_text: str,
        undo: Callable[[], object] | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8 if undo else 16, 8)
        row.setSpacing(12)
        row.addWidget(Icon(theme, icon, "on_toast"))
        self.text = Text(text)
        row.addWidget(self.text)
        self.undo = Button(theme, undo_text, icon="undo-2", role="toast_link") if undo else None
        if self.undo and undo:
            row.addWidget(self.undo)
            self.undo.clicked.connect(undo)
            self.undo.clicked.connect(self._leave)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.start()
        self.gone = self._timer.timeout
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def waits(self) -> bool:
        """Whether its time stands still."""
        return not self._timer.isActive()

    @override
    def enterEvent(self, event: object) -> None:
        """The time stands still under the pointer."""
        self._timer.stop()

    @override
    def leaveEvent(self, event: object) -> None:
        """The time begins anew."""
        self._timer.start()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.undo and new is self.undo:
            self._timer.stop()
        elif self.undo and old is self.undo:
            self._timer.start()

    def _leave(self) -> None:
        self._timer.start(0)


class FailedBar(QFrame):
    """A save that did not work: what happened, what was kept, and Try again."""

    def __init__(
        self, theme: Theme, texts: Texts, parent: QWidget, text: str, retry: Callable[[], object] | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "triangle-alert", "tell"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.text = Text(text, wrap=True)
        self.text.setMinimumWidth(theme.px(380))
        row.addWidget(self.text, 1)
        self.retry = Button(theme, texts.text("ui.try-again")) if retry else None
        if self.retry and retry:
            row.addWidget(self.retry)
            self.retry.clicked.connect(retry)
