"""Questions that one could ask, opened on request beneath one's own: each can be added, left out or read about."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.core.clock import today
from diary.core.suggestions import Suggestion
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import QUIET, ArrowButton, Button
from diary.ui.widgets.labels import Text, line
from diary.ui.widgets.wrap_button import WrapButton


class Suggestions(QWidget):
    """A few questions that fit what is on file; hidden where none is left.

    Attributes:
        opener: Opens and closes the list.
        rows: Those that show, by the id of the suggestion.
    """

    added = Signal(str)
    """The words of the question to put on the list."""

    guide = Signal(str)
    """A place of the guide."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._all = services.resources.suggestions(services.settings.now.language)
        self._dismissed: tuple[str, ...] = ()
        self.rows: dict[str, SuggestionRow] = {}
        self.opener = Button(services.theme, self._text("title"), icon="chevron-down", kind=QUIET)
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._fill)
        head = QHBoxLayout()
        head.addWidget(self.opener)
        head.addStretch(1)
        self._hint = Text(self._text("hint"), "hint", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addLayout(self._list)

    def refresh(self) -> None:
        """Show what fits now, without what is on file and what was left out."""
        self._fill()

    def _found(self) -> tuple[Suggestion, ...]:
        from diary.book.suggestions import suggestions_for

        services = self._services
        return suggestions_for(services.book, today(services.clock), self._all, self._dismissed)

    def _fill(self) -> None:
        found, opened = self._found(), self.opener.isChecked()
        shown = {each.id: each for each in found} if opened else {}
        if list(shown) != list(self.rows):
            self._rebuild(shown)
        self._hint.setVisible(opened)
        self.opener.set_icon("chevron-up" if opened else "chevron-down")
        self.setVisible(bool(found))

    def _rebuild(self, shown: Mapping[str, Suggestion]) -> None:
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {name: self._row(each) for name, each in shown.items()}
        for row in self.rows.values():
            self._list.addWidget(row)

    def _row(self, suggestion: Suggestion) -> "SuggestionRow":
        row = SuggestionRow(self._services, suggestion)
        row.add.clicked.connect(lambda: self._add(suggestion))
        row.dismiss.clicked.connect(lambda: self._dismiss(suggestion))
        row.section.clicked.connect(lambda: self.guide.emit(suggestion.guide))
        return row

    def _add(self, suggestion: Suggestion) -> None:
        place = [*self.rows].index(suggestion.id)
        self.added.emit(suggestion.ask)
        self._focus(place)

    def _dismiss(self, suggestion: Suggestion) -> None:
        before, place = self._dismissed, [*self.rows].index(suggestion.id)

        def take_back() -> None:
            self._dismissed = before
            self._fill()

        self._dismissed = (*before, suggestion.id)
        self._fill()
        self._focus(place)
        self._services.notifier.toast(self._text("dismissed"), icon="check", undo=take_back)

    def _focus(self, place: int) -> None:
        """Go on with the question that has come into the place of the one that is gone."""
        rows = [*self.rows.values()]
        target = rows[min(place, len(rows) - 1)].add if rows else self.opener
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, message_id: str) -> str:
        return self._services.texts.text(f"appointments.suggestions.{message_id}")


class SuggestionRow(QWidget):
    """A suggested question with its section of the guide.

    Attributes:
        add: Puts it on the list.
        dismiss: Leaves it out.
        section: Leads to the guide.
    """

    def __init__(self, services: Services, suggestion: Suggestion) -> None:
        super().__init__()
        theme, texts = services.theme, services.texts
        text = "appointments.suggestions."
        entry = services.resources.guide(services.settings.now.language).entry(suggestion.guide)
        title = entry.title if entry else suggestion.section
        self.add = Button(theme, texts.text(f"{text}add"), icon="plus")
        self.add.setAccessibleName(texts.text(f"{text}add-what", question=suggestion.ask))
        self.add.setEnabled(not services.book.read_only)
        self.dismiss = ArrowButton(theme, "x", texts.text(f"{text}dismiss", question=suggestion.ask))
        self.dismiss.setToolTip(texts.text(f"{text}dismiss-tip"))
        self.section = WrapButton(theme, texts.text(f"{text}guide", title=title))
        self.section.setToolTip(suggestion.section)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(suggestion.ask, wrap=True))
        words.addWidget(self.section)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.add, self.dismiss):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(line())
        column.addLayout(row)
