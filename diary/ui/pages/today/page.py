"""The page Today: it lays out the cards, shows a day in them, and hands on what is entered."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.book.changes import Changes
from diary.core.clock import today, wall
from diary.core.records import Measurement, Symptom
from diary.ui.pages.base import MARGIN, Page, Services
from diary.ui.pages.today import presenter, summary
from diary.ui.pages.today.call_bar import CallBar
from diary.ui.pages.today.doings import Doings
from diary.ui.pages.today.header import Header
from diary.ui.pages.today.infusion import InfusionCheck
from diary.ui.pages.today.rail import CountsCard, MedicinesCard, NoteCard
from diary.ui.pages.today.search import SymptomSearch
from diary.ui.pages.today.symptoms import SymptomList
from diary.ui.pages.today.telling import Telling
from diary.ui.pages.today.visit_card import VisitCard
from diary.ui.pages.today.vitals import MORE, SHOWN, VitalsCard
from diary.ui.pages.today.warning_area import Unchecked, WarningArea
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text

RAIL_WIDTH = 252
LEFT_IN_VIEW = 90
"""Of a call's panel, so many pixels at 100 % have to be seen."""


class TodayPage(Page):
    """One day of the diary."""

    icon = "sun"

    guide_target = "this-diary"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        theme, texts = services.theme, services.texts
        self.title = texts.text("page.today")
        self.day = today(services.clock)
        self.doings = Doings(services)
        self._picked: list[str] = []
        self.header = Header(theme, texts)
        self.warnings = WarningArea(services, self.doings)
        self.telling = Telling(services, self.doings)
        self.call_bar = CallBar(theme, texts)
        self.vitals = VitalsCard(theme, texts)
        self.infusion = InfusionCheck(theme, texts)
        self.count = Text("", "second")
        self.rest = Button(theme, texts.text("today.set-rest"))
        self.search = SymptomSearch(theme, texts, services.catalog)
        self.symptoms = SymptomList(theme, texts)
        self.nothing = Button(theme, texts.text("today.nothing-new"))
        self.ill = Button(theme, texts.text("today.too-ill"))
        self.unchecked = Unchecked(services)
        self.note = NoteCard(theme, texts)
        self.medicines = MedicinesCard(theme, texts)
        self.counts = CountsCard(theme, texts)
        self.visit = VisitCard(theme, texts)
        self._visit_place = (True, False)
        self._lay_out()
        self._listen()
        self._keys()
        services.saving.failed.connect(self.header.show_saving)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the day as it is on file now."""
        services = self.services
        timeline, now = services.book.timeline, wall(services.clock)
        self.doings.day = self.day
        self.header.show_day(self.day, now.date())
        self.header.show_treatment(*presenter.treatment_line(timeline, self.day, now))
        self.header.show_saved(services.saving.last)
        self.warnings.show_day(self.day)
        self.telling.show_day(self.day)
        self.unchecked.show_day(self.day)
        self._show_vitals()
        self._show_symptoms()
        self.note.show_note(timeline.day(self.day).note)
        self.medicines.show_medicines(summary.medicine_lines(timeline, self.day))
        self.counts.show_counts(summary.latest_counts(timeline, self.day))
        self.visit.show_visit(summary.next_visit(timeline, services.clock))
        self._place_visit_card()
        QTimer.singleShot(0, self, self._show_call_bar)  # once all has its place

    @override
    def show_day(self, day: date) -> None:
        """Go to a day; what is half typed counts for the day it was typed on."""
        self.leaving()
        self.day = min(day, today(self.services.clock))
        self._picked.clear()
        self.refresh(None)
        self.focus_start()

    @override
    def day_passed(self, before: date) -> None:
        """Move on where the day shown was today; another one stays, but lies further back now."""
        self.warnings.announce_again()
        if self.day != before:
            self.refresh(None)
            return
        self.leaving()
        self.day = today(self.services.clock)
        self._picked.clear()
        self.refresh(None)
        said = self.text("today.day-passed", day=self.day, before=before)
        self.services.notifier.toast(said, icon="sun")

    @override
    def focus_start(self) -> None:
        """The call to make, if one is open; else the first symptom without an answer."""
        if not self.warnings.focus_call():
            self.symptoms.focus_first_unanswered()

    @override
    def leaving(self) -> None:
        """Let what is half typed count; a number in question is kept as typed, in doubt."""
        for box in self.vitals.boxes.values():
            box.stepper.commit()
            if box.question:
                box.question.keep()
        self.note.commit()

    @override
    def arrange(self, *, wide: bool) -> None:
        """The side beside the symptoms, or below them."""
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._rail.setFixedWidth(self.services.theme.px(RAIL_WIDTH)) if wide else self._free_rail()
        self.vitals.arrange(wide=wide)
        self.warnings.arrange(wide=wide)
        self._place_tell_card(wide=wide)
        self.visit.arrange(beside=wide)
        self._place_visit_card()

    def _show_vitals(self) -> None:
        timeline = self.services.book.timeline
        vitals = {kind: presenter.vital(timeline, self.day, kind) for kind in (*SHOWN, *MORE)}
        readings = timeline.measurements_on(self.day)
        alarming = {reading.kind: "act" for reading in readings if reading.id in self.warnings.refs}
        self.vitals.show_vitals(vitals, readings, alarming)

    def _show_symptoms(self) -> None:
        services = self.services
        timeline, now = services.book.timeline, wall(services.clock)
        groups = presenter.symptom_rows(timeline, services.catalog, self.day, self._picked)
        usual = presenter.usual_symptoms(timeline)
        self.symptoms.show_groups(groups, usual)
        done, all_of_them = presenter.answered(groups, usual)
        self.count.setText(self.text("today.answered", done=str(done), all=str(all_of_them)))
        self.rest.setEnabled(bool(presenter.unanswered(groups)))
        asked = presenter.asks_infusion_check(timeline, self.day, now)
        self.infusion.setVisible(asked)
        if asked:
            rows = presenter.rows_of(timeline, services.catalog, self.day, presenter.INFUSION_SIGNS)
            self.infusion.show_answer(presenter.infusion_answer(timeline, self.day), rows)
        said = timeline.day(self.day)
        self.nothing.setChecked(said.nothing_new)
        self.ill.setChecked(said.too_ill)

    def _measured(self, kind: str, value: Decimal | None) -> None:
        """A number was entered: it counts, unless it can hardly be; then the person is asked first."""
        box = self.vitals.boxes[kind]
        vital = presenter.vital(self.services.book.timeline, self.day, kind)
        old: Measurement | None = None if box.was_adding else vital.latest
        question = presenter.doubt_about(kind, value, vital.unit) if value is not None else None
        if question is None:
            self.doings.measure(kind, value, vital.unit, old)
            return

        def use(meant: Decimal, unit: str) -> None:
            box.settle()
            self.doings.measure(kind, meant, unit, old)

        def keep() -> None:
            box.settle()
            self.doings.keep_doubtful(question, old)

        box.ask(question, use, keep)
        self.services.notifier.announce(box.question.text.text() if box.question else "")

    def _pick(self, symptom: str) -> None:
        if symptom not in self.symptoms.rows:
            self._picked.append(symptom)
            self._show_symptoms()
        self.symptoms.focus_row(symptom)
        self.area.ensureWidgetVisible(self.symptoms.rows[symptom])

    def _set_rest(self) -> None:
        groups = presenter.symptom_rows(self.services.book.timeline, self.services.catalog, self.day, self._picked)
        self.doings.rest_to_none(presenter.unanswered(groups))

    def _show_entry(self, kind: str, ref: str) -> None:
        """Show an entry that a warning rests on."""
        timeline = self.services.book.timeline
        entry = timeline.get("symptoms", ref) or timeline.get("measurements", ref)
        if isinstance(entry, Symptom):
            self.show_day(entry.when.day)
            self._pick(entry.symptom)
        elif isinstance(entry, Measurement):
            self.show_day(entry.when.day)
            if entry.kind not in SHOWN:
                self.vitals.open_drawer()
            self.vitals.boxes[entry.kind].stepper.setFocus()
        else:
            self.open_page.emit("counts" if kind == "count" else "treatment")

    def _lay_out(self) -> None:
        left, self._rail = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._symptoms_head())
        column.addWidget(self.search.list)
        column.addWidget(self.symptoms)
        column.addLayout(self._whole_day())
        column.addWidget(self.unchecked)
        column.addStretch(1)
        self._side = QVBoxLayout(self._rail)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        for card in (self.note, self.counts, self.medicines, self.visit):
            self._side.addWidget(card)
        self._side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._rail)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        for widget in (self.warnings, self.telling.list, self.vitals, self.infusion):
            self._cards.addWidget(widget)
        self._place_tell_card(wide=True)
        self._cards.addLayout(self._columns, 1)
        self.body.setSpacing(2)  # the line of the treatment has air of its own
        self.body.addWidget(self.header)
        self.body.addLayout(self._cards, 1)
        self.outer.insertWidget(0, self.call_bar)
        self._rail.setFixedWidth(self.services.theme.px(RAIL_WIDTH))

    def _symptoms_head(self) -> FlowLayout:
        words, doings = QWidget(), QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Text(self.text("today.usual"), "h2"))
        row.addWidget(self.count)
        row = QHBoxLayout(doings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.rest)
        row.addWidget(self.search)
        head = FlowLayout(10, spread=True)
        head.addWidget(words)
        head.addWidget(doings)
        return head

    def _whole_day(self) -> FlowLayout:
        row = FlowLayout(10)
        for button in (self.nothing, self.ill):
            button.setCheckable(True)
            row.addWidget(button)
        return row

    def _place_tell_card(self, *, wide: bool) -> None:
        """At the top beside the symptoms, which it must not push down; where they have no side, above all but calls."""
        card = self.telling.card
        card.arrange(beside=wide)
        if wide:
            self._side.insertWidget(0, card)
        else:
            self._cards.insertWidget(self._cards.indexOf(self.telling.list), card)

    def _place_visit_card(self) -> None:
        """Last in the side; from the day before a visit, when it is a reminder, next to what there is to tell."""
        place = (self.wide, self.visit.is_reminder)
        if place == self._visit_place:
            return
        self._visit_place = place
        wide, is_reminder = place
        for layout in (self._side, self._cards):
            layout.removeWidget(self.visit)
        layout = self._side if wide or not is_reminder else self._cards
        last = layout.count() - 1  # above what stretches
        layout.insertWidget(layout.indexOf(self.telling.card) + 1 if is_reminder else last, self.visit)

    def _show_call_bar(self) -> None:
        """Keep the call in sight while its panel is not."""
        panel, was_shown = self.warnings.call, self.call_bar.isVisibleTo(self)
        if panel is not None:
            self.call_bar.show_call(panel.heading)
        self.call_bar.setVisible(panel is not None and not self._is_in_view(panel))
        if self.call_bar.isVisibleTo(self) and not was_shown:
            QTimer.singleShot(0, self, self._keep_focus_in_view)

    def _keep_focus_in_view(self) -> None:
        """The line above the page takes room at the bottom."""
        focused = QApplication.focusWidget()
        if focused is not None and self.content.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, MARGIN)

    def _is_in_view(self, panel: QWidget) -> bool:
        top = panel.mapTo(self.content, QPoint(0, 0)).y() - self.area.verticalScrollBar().value()
        return top + panel.height() > self.services.theme.px(LEFT_IN_VIEW) and top < self.area.viewport().height()

    def _show_call(self) -> None:
        if self.warnings.focus_call() and self.warnings.call:
            self.area.ensureWidgetVisible(self.warnings.call)

    def _free_rail(self) -> None:
        self._rail.setMinimumWidth(0)
        self._rail.setMaximumWidth(NO_LIMIT)

    def _listen(self) -> None:
        doings = self.doings
        self.header.go_to.connect(self.show_day)
        self.header.same_as_yesterday.connect(doings.same_as_yesterday)
        self.header.change_treatment.connect(lambda: self.open_page.emit("treatment"))
        for reasons in (self.warnings, self.telling.list):
            reasons.show_entry.connect(self._show_entry)
            reasons.guide.connect(self.open_guide)
        self.call_bar.pressed.connect(self._show_call)
        self.area.verticalScrollBar().valueChanged.connect(self._show_call_bar)
        self.warnings.appeared.connect(self.area.show_top)
        self.vitals.entered.connect(self._measured)
        self.vitals.unit_chosen.connect(doings.choose_unit)
        self.vitals.reading_changed.connect(doings.change_reading)
        self.infusion.answered.connect(doings.check_infusion)
        self.infusion.symptom_answered.connect(doings.answer)
        self.symptoms.answered.connect(doings.answer)
        for rows in (self.infusion, self.symptoms):
            rows.entry_changed.connect(doings.change_entry)
            rows.another.connect(doings.add_entry)
        self.symptoms.usual.connect(lambda symptom, daily: doings.ask_daily(symptom, daily=daily))
        self.search.picked.connect(self._pick)
        self.rest.clicked.connect(self._set_rest)
        self.nothing.clicked.connect(doings.nothing_new)
        self.ill.clicked.connect(doings.too_ill)
        self.note.written.connect(doings.note)
        self.medicines.answered.connect(doings.take)
        self.counts.all_counts.connect(lambda: self.open_page.emit("counts"))
        self.visit.asked.connect(doings.ask_question)
        self.visit.open_visits.connect(lambda: self.open_page.emit("appointments"))
        self.visit.open_report.connect(self.open_report)

    def _keys(self) -> None:
        actions = {
            "Alt+Left": lambda: self.show_day(self.day - timedelta(days=1)),
            "Alt+Right": lambda: self.show_day(self.day + timedelta(days=1)),
            "Ctrl+D": self.header.open_calendar,
            "Ctrl+B": self.doings.same_as_yesterday,
            "Ctrl+E": self._set_rest,
            "Ctrl+F": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "Ctrl+T": lambda: self.vitals.boxes["temperature"].stepper.edit.setFocus(
                Qt.FocusReason.ShortcutFocusReason
            ),
            "Ctrl+N": lambda: self.note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason),
        }
        for keys, action in actions.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
