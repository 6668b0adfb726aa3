"""The Treatment screen: the lists beside whom to call and whose diary this is."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.book import care, treatment
from diary.book.changes import Changes
from diary.book.treatment import Therapy
from diary.book.undo import undo
from diary.core.clock import wall
from diary.core.records import CareTeam, Device, Person, Treatment
from diary.ui.pages.base import Page, Services
from diary.ui.pages.treatment.care_card import CareForm, care_lines
from diary.ui.pages.treatment.detail_card import DetailCard
from diary.ui.pages.treatment.person_card import PersonForm, person_lines
from diary.ui.pages.treatment.section_card import SectionCard
from diary.ui.pages.treatment.sections import Entry, context, ended_now, entry_of, section_of, sections
from diary.ui.pages.treatment.watch import topics
from diary.ui.pages.treatment.watch_card import WatchCard
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.labels import Text

RAIL = 340
"""How wide the right column is, at 100 %."""


class TreatmentPage(Page):
    """Enters, changes, ends and deletes what belongs to the treatment.

    Attributes:
        cards: The lists by name.
        care: Whom to call.
        person: About the person.
        watch: What to watch for with what runs now.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        texts, book = services.texts, services.book
        self.heading = Text(self.text("treatment.heading"), "h1")
        self.context = Text("", "second", wrap=True)
        found = sections(book.timeline, texts, wall(services.clock))
        self.cards = {section.name: SectionCard(services, section) for section in found}
        self.care = DetailCard(
            services,
            self.text("treatment.care.title"),
            "phone",
            lines=lambda: care_lines(book.timeline.care_team, texts),
            make_form=lambda: CareForm(services, book.timeline.care_team),
        )
        self.person = DetailCard(
            services,
            self.text("treatment.person.title"),
            "user",
            lines=lambda: person_lines(book.timeline.person, texts),
            make_form=lambda: PersonForm(services, book.timeline.person),
        )
        self.watch = WatchCard(services)
        self.rail = QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        services.theme.changed.connect(self._draw)
        self._draw()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show all lists as they stand now."""
        services = self.services
        now = wall(services.clock)
        for section in sections(services.book.timeline, services.texts, now):
            self.cards[section.name].show_section(section)
        self.care.show_lines()
        self.person.show_lines()
        guide = services.resources.guide(services.settings.now.language)
        self.watch.show_topics(topics(services.book.timeline, guide, services.texts, now))
        said = context(services.book.timeline, services.texts, now)
        self.context.setText(said or self.text("treatment.nothing-running"))

    @override
    def arrange(self, *, wide: bool) -> None:
        """The lists beside the rail, or below it."""
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self.watch.arrange(wide=wide)
        self._draw()

    def save(self, record: Therapy) -> None:
        """Keep an entry that was added or changed."""
        card = self.cards[section_of(record)]
        if self._keep(lambda: treatment.put(self.services.book, record), self._said("saved", record)):
            card.close_form()
            card.focus_entry(record.id)

    def end(self, entry: Entry) -> None:
        """Let something end today."""
        ended = ended_now(entry.record, wall(self.services.clock))
        said = self._said("taken-out" if isinstance(ended, Device) else "ended", ended)
        self._keep(lambda: treatment.put(self.services.book, ended), said)
        self.cards[section_of(ended)].focus_entry(ended.id)

    def note_given(self, entry: Entry) -> None:
        """Note that what was planned was given."""
        if isinstance(entry.record, Treatment):
            given = replace(entry.record, planned=False)
            self._keep(lambda: treatment.put(self.services.book, given), self._said("was-given", given))
            self.cards[section_of(given)].focus_entry(given.id)

    def delete(self, record: Therapy) -> None:
        """Delete an entry at once; Undo brings it back."""
        card = self.cards[section_of(record)]
        said = self._said("deleted", record)
        if self._keep(lambda: treatment.remove(self.services.book, record), said, icon="trash-2"):
            card.close_form()
            card.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_care(self, team: CareTeam) -> None:
        """Keep whom to call."""
        if self._keep(lambda: care.put_care_team(self.services.book, team), self.text("treatment.care.saved")):
            self.care.close_form()

    def save_person(self, person: Person) -> None:
        """Keep whose diary this is."""
        if self._keep(lambda: care.put_person(self.services.book, person), self.text("treatment.person.saved")):
            self.person.close_form()

    def _said(self, message_id: str, record: Therapy) -> str:
        services = self.services
        name = entry_of(record, services.texts, wall(services.clock)).title
        return self.text(f"treatment.{message_id}", name=name)

    def _keep(self, change: Callable[[], Changes | None], said: str, *, icon: str = "check") -> bool:
        """Make a change and say so; False where it could not be saved. One that changes nothing counts as saved."""
        done = False

        def make() -> Changes | None:
            nonlocal done
            changes = change()
            done = True
            return changes

        self.services.saving.run(make, toast=said, icon=icon, undo=self._undo)
        return done

    def _undo(self) -> Changes | None:
        return undo(self.services.book)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.context)
        self.body.addLayout(words)
        lists = QVBoxLayout()
        lists.setSpacing(12)
        for card in self.cards.values():
            lists.addWidget(card)
        lists.addStretch(1)
        rail = QVBoxLayout(self.rail)
        rail.setContentsMargins(0, 0, 0, 0)
        rail.setSpacing(12)
        rail.addWidget(self.care)
        rail.addWidget(self.watch)
        rail.addWidget(self.person)
        rail.addStretch(1)
        self.columns.setSpacing(16)
        self.columns.addLayout(lists, 1)
        self.columns.addWidget(self.rail)
        self.body.addLayout(self.columns, 1)

    def _connect(self) -> None:
        for card in self.cards.values():
            card.saved.connect(self.save)
            card.deleted.connect(self.delete)
            card.ended.connect(self.end)
            card.given.connect(self.note_given)
        self.care.saved.connect(self.save_care)
        self.person.saved.connect(self.save_person)
        self.watch.open_guide.connect(self.open_guide)

    def _draw(self) -> None:
        """The rail keeps its width beside the lists and takes all of it above."""
        if self.wide:
            self.rail.setFixedWidth(self.services.theme.px(RAIL))
        else:
            self.rail.setMinimumWidth(0)
            self.rail.setMaximumWidth(NO_LIMIT)
