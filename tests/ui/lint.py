"""What every screen must keep to: names for screen readers, targets large enough to hit, no text cut."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from diary.ui.widgets.severity import SeverityControl


def settle() -> None:
    """Let everything take its place."""
    for _ in range(12):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab can reach."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(root)
        and widget.isEnabled()
        and not widget.objectName().startswith("qt_")
    ]


def named(widget: QWidget) -> str:
    """The widget in the words of a test's report."""
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()!r} {text!r} in {type(widget.parentWidget()).__name__}"


def unnamed(root: QWidget) -> list[str]:
    """What takes the focus and has no name for a screen reader; a list of choices must be named by more than one."""
    return [
        named(widget)
        for widget in focusable(root)
        if not _spoken(widget) or (isinstance(widget, QComboBox) and not widget.accessibleName())
    ]


def small(root: QWidget, least: int) -> list[str]:
    """Buttons, lists and scales that are lower than so many pixels."""
    return [
        f"{named(widget)} {widget.width()} x {widget.height()}"
        for widget in focusable(root)
        if isinstance(widget, QAbstractButton | QComboBox | SeverityControl) and widget.height() < least
    ]


def cut(root: QWidget) -> list[str]:
    """Labels, buttons and edits whose text needs more room than they have."""
    needs = [(widget, _needs(widget)) for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]
    return [
        f"{named(widget)} {widget.size().toTuple()} needs {(wide, high)}"
        for widget, (wide, high) in needs
        if wide > widget.width() + 1 or high > widget.height() + 1
    ]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface.isValid() else ""


def _needs(widget: QWidget) -> tuple[int, int]:
    """The width and height that the text of a widget needs, as far as they can be told."""
    match widget:
        case QLabel() if widget.pixmap().isNull() and widget.text():
            if widget.wordWrap():
                return 0, widget.heightForWidth(widget.width())
            return widget.sizeHint().toTuple()
        case QAbstractButton() if widget.text():
            return widget.sizeHint().toTuple()
        case QComboBox() | QAbstractSpinBox():
            return widget.minimumSizeHint().width(), 0
        case QLineEdit() if widget.parentWidget() and widget.text():
            return int(QFontMetricsF(widget.font()).horizontalAdvance(widget.text())), 0
    return 0, 0
