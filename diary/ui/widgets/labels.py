"""Labels: text that wraps, icons that follow the theme, grade chips, and the thin lines between things."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from diary.ui.theme import Theme


class Text(QLabel):
    """Plain text in one of the sheet's kinds (``h1``, ``h2``, ``name``, ``hint`` ...); long text wraps."""

    def __init__(self, text: str = "", kind: str = "", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class RichText(Text):
    """Wrapping text of pieces, some of them bold; every piece is escaped."""

    def __init__(self, *pieces: tuple[str, bool], kind: str = "") -> None:
        super().__init__("", kind, wrap=True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.set_pieces(*pieces)

    def set_pieces(self, *pieces: tuple[str, bool]) -> None:
        """Show these (text, bold) pieces one after another."""
        from html import escape

        self.setText("".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in pieces))


class Icon(QLabel):
    """A picture of the icon set, in the color of a role. It says nothing to a screen reader: a word stands by it."""

    def __init__(self, theme: Theme, name: str, role: str = "text2", size: float = 20) -> None:
        super().__init__()
        self._theme, self._name, self._role, self._size = theme, name, role, size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon in the same place."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._theme.pixmap(self._name, self._role, self._size))


class GradeChip(QLabel):
    """The chip of a grade: "G3" on plum; nothing for grade 0. ``standard`` (such as CTCAE v5.0) is in its tip."""

    def __init__(self, grade: int, standard: str, *, word: str = "G") -> None:
        super().__init__()
        self._word = word
        self.setToolTip(standard)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_grade(grade)

    def show_grade(self, grade: int) -> None:
        """Show another grade in the same place."""
        self.setText(f"{self._word}{grade}")
        set_kind(self, "chip", str(grade))
        if not grade:
            self.hide()


def line() -> QFrame:
    """A thin line across."""
    return _frame("line")


def upright() -> QFrame:
    """A thin line from top to bottom."""
    return _frame("upright")


def set_kind(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew if it was dressed before."""
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


def _frame(kind: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", kind)
    return frame
