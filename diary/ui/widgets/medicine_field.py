"""A medicine, found by its name, a brand or a short form; or any other name as the person wrote it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from diary.core.catalog import Catalog, MedicineInfo
from diary.core.texts import Texts
from diary.core.words import COMPLEMENTARY, OTHER
from diary.ui.theme import Theme
from diary.ui.widgets.fields import TextField

SHOWN = 5
"""How many medicines of the catalog are offered at once."""

BRANDS = 3
_ROW_HEIGHT = 46


class MedicineField(TextField):
    """A field that offers what fits below it. Up and Down move through the offers, Enter takes one, Esc closes them.

    Attributes:
        offers: The list below the field.
    """

    chosen = Signal(str)
    """The word of the medicine that was taken."""

    def __init__(self, theme: Theme, texts: Texts, catalog: Catalog, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint)
        self._theme, self._texts, self._catalog = theme, texts, catalog
        self._word = ""
        self.offers = QListWidget()
        self.offers.setAccessibleName(label)
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.hide()
        layout = self.layout()
        assert layout is not None  # noqa: S101  (every field has one)
        layout.addWidget(self.offers)
        self.edit.textEdited.connect(self._offer)
        self.edit.installEventFilter(self)
        self.offers.itemClicked.connect(self._take)

    def word(self) -> str:
        """The medicine's word; a name that is not in the catalog as ``other:``; empty for an empty field."""
        typed = self.value()
        if not typed or self._word:
            return self._word if typed else ""
        known = self._catalog.find_medicine(typed)
        return known.id if known else OTHER + typed

    def set_word(self, word: str) -> None:
        """Show a medicine without telling anyone."""
        self._word = word
        self.edit.setText(self._texts.name("medicine", word) if word else "")
        self.offers.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list while the typing goes on in the field."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.offers.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if self.offers.isHidden():
            return False
        row = self.offers.currentRow()
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if key == Qt.Key.Key_Down else -1
                self.offers.setCurrentRow(max(0, min(row + step, self.offers.count() - 1)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self._take(self.offers.item(row))
            case Qt.Key.Key_Escape:
                self.offers.hide()
            case _:
                return False
        return True

    def _offer(self, typed: str) -> None:
        self._word = ""
        self.offers.clear()
        name = typed.strip()
        for info in self._catalog.find_medicines(name)[:SHOWN]:
            self._add(self._described(info), info.id)
        if name and self._catalog.find_medicine(name) is None:
            self._add(self._texts.text("treatment.medicine.as-written", name=name), OTHER + name)
            self._add(self._texts.text("treatment.medicine.complementary", name=name), COMPLEMENTARY + name)
        self.offers.setFixedHeight(self._theme.px(_ROW_HEIGHT) * self.offers.count() + 12)
        self.offers.setVisible(self.offers.count() > 0)

    def _add(self, text: str, word: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, word)
        self.offers.addItem(item)

    def _described(self, info: MedicineInfo) -> str:
        if not info.spellings:
            return info.name
        brands = ", ".join(info.spellings[:BRANDS])
        return self._texts.text("treatment.medicine.also", name=info.name, spellings=brands)

    def _take(self, item: QListWidgetItem) -> None:
        self.set_word(str(item.data(Qt.ItemDataRole.UserRole)))
        self.changed.emit()
        self.chosen.emit(self._word)
