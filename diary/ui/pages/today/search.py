"""All symptoms by search: type, pick, and its row appears; what is on no list can be added in one's own words."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from diary.core.catalog import Catalog, SymptomInfo
from diary.core.texts import Texts
from diary.core.words import OWN
from diary.ui.theme import Theme
from diary.ui.widgets.search_edit import SearchEdit

ROWS_SHOWN = 6
LONGEST = 60


class SymptomSearch(SearchEdit):
    """The field; its ``list`` is put below by the page and shows while one searches.

    Attributes:
        list: What matches, or every symptom while nothing is typed.
    """

    picked = Signal(str)
    """The id of a symptom, ``own:`` before one's own words."""

    def __init__(self, theme: Theme, texts: Texts, catalog: Catalog) -> None:
        super().__init__(theme, texts.text("today.all-symptoms"))
        self._texts, self._catalog = texts, catalog
        self.setMaxLength(LONGEST)
        self.list = QListWidget()
        self.list.setAccessibleName(texts.text("today.found-symptoms"))
        self.list.setTabKeyNavigation(False)
        self.list.hide()
        self.list.itemClicked.connect(self._pick)
        self.list.installEventFilter(self)
        self.installEventFilter(self)
        self.textEdited.connect(self.search)

    def search(self) -> None:
        """Show what matches what is typed."""
        typed = self.text().strip()
        found = self._catalog.find_symptoms(typed) if typed else list(self._catalog.symptoms.values())
        self.list.clear()
        for info in found:
            self._add(info.id, self._words(info))
        if typed and not any(info.name.casefold() == typed.casefold() for info in found):
            self._add(OWN + typed, self._texts.text("today.add-own", what=typed))
        self.list.setCurrentRow(-1)  # so that Down goes to the first
        rows = min(ROWS_SHOWN, self.list.count())
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 14)
        self.list.show()

    def close_list(self) -> None:
        """Hide the list and forget what was typed."""
        self.list.hide()
        self.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press opens the list; Up, Down, Enter and Escape work from the field. Enter alone takes the first."""
        if watched is self and event.type() == QEvent.Type.MouseButtonPress and self.list.isHidden():
            self.search()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.list.isVisible():
            self.close_list()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.item(max(self.list.currentRow(), 0)) if self.list.isVisible() else None
            self._pick(item) if item else self.search()
            return True
        if watched is self and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.list.isHidden():
                self.search()
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
            return True
        return False

    def _pick(self, item: QListWidgetItem) -> None:
        symptom = str(item.data(Qt.ItemDataRole.UserRole))
        self.close_list()
        self.picked.emit(symptom)

    def _add(self, symptom: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, symptom)
        self.list.addItem(item)

    def _words(self, info: SymptomInfo) -> str:
        return f"{info.name} ({self._texts.name('group', info.group).lower()})"
