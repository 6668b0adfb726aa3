"""What scrolls inside a scroll area."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Content(QWidget):
    """Its height follows from its width alone; Qt would add up what each text needs at its narrowest."""

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as its widest part; its layout tells the height for a width."""
        return QSize(super().minimumSizeHint().width(), 0)
