"""The form of one draw, in the order of a lab slip. Nothing is evaluated before it is added."""

from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary.core.clock import today, wall
from diary.core.numbers import short
from diary.core.records import Panel, Result
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.counts.draft import Draft, Examined, LineState, draft_of, examine, results
from diary.ui.pages.counts.line_editor import LineEditor
from diary.ui.pages.counts.lines import LINES, MAIN, MORE, count_text, last_count, range_on_file, remembered
from diary.ui.pages.counts.paste import Pasted
from diary.ui.widgets.buttons import PRIMARY, QUIET, ArrowButton, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.fields import ChoiceField, DateField, TextField, TimeField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text

WIDTH = 372
"""How wide the form is beside the table, at 100 %."""


class ResultForm(Card):
    """Adds a draw, or changes one that is on file.

    Attributes:
        editors: The lines by the analyte that each takes as a number.
        source: ``typed``, or ``pasted`` once text from a lab sheet has filled lines.
    """

    submitted = Signal()
    """Add or Save was pressed and everything typed can be read."""

    canceled = Signal()
    cleared = Signal(object)
    """The form was emptied; carries the ``Draft`` that it held."""

    def __init__(self, services: Services) -> None:
        texts, theme = services.texts, services.theme
        super().__init__(theme, texts.text("counts.add-title"))
        self._services = services
        self._panel: Panel | None = None
        self.source = "typed"
        self._before: tuple[Result, ...] = ()
        now = wall(services.clock)
        self.title.setProperty("kind", "h2")
        self.title.setWordWrap(True)
        self.paste_button = Button(theme, texts.text("counts.paste.short"), icon="clipboard-list", kind=QUIET)
        self.paste_button.setAccessibleName(texts.text("counts.paste.button"))
        self.paste_button.setToolTip(texts.text("counts.paste.button"))
        self.date = DateField(theme, texts.text("counts.field.date"), now.date(), fallback=now.date())
        self.time = TimeField(theme, texts.text("counts.field.time"), now.time(), fallback=now.time())
        self.add_time = Button(theme, texts.text("counts.field.add-time"), icon="clock", kind=QUIET)
        self.drop_time = ArrowButton(theme, "x", texts.text("counts.field.no-time"))
        self.lab = TextField(texts.text("counts.field.lab"))
        self.editors = {name: LineEditor(theme, texts, name) for name in LINES}
        self.bands = ChoiceField(
            theme,
            texts.text("counts.field.bands.question"),
            [(key, texts.text(f"counts.field.bands.{key}")) for key in ("unknown", "yes", "no")],
        )
        self.more_button = Button(theme, texts.text("counts.field.more"), icon="chevron-down", kind=QUIET)
        self.range_button = Button(theme, texts.text("counts.field.ranges"), icon="chevron-down", kind=QUIET)
        self.more = QWidget()
        self.hint = Text(texts.text("counts.blank"), "hint", wrap=True)
        self.problem = Text("", "problem", wrap=True)
        self.add = Button(theme, texts.text("counts.add"), icon="plus", kind=PRIMARY)
        self.clear_button = Button(theme, texts.text("counts.clear"))
        self.add.setEnabled(not services.book.read_only)
        self._lay_out()
        self._connect()
        self.start()

    # What the page asks and tells.

    def start(self) -> None:
        """Empty the form for a new draw at this moment, with the last laboratory and its units."""
        timeline = self._services.book.timeline
        now = wall(self._services.clock)
        typed = [panel for panel in timeline.panels if panel.source in ("typed", "pasted")]
        self._panel, self._before, self.source = None, (), "typed"
        self.show_draft(Draft(when=When(now.date(), now.time()), lab=typed[-1].lab if typed else ""))

    def follow_day(self, before: date) -> None:
        """Take the moment now where the form still has the date before, and nothing was typed yet."""
        draft, now = self.draft(), wall(self._services.clock)
        if draft.when.day == before and self._panel is None and not any(state.text for state in draft.lines):
            self.date.set_value(now.date())
            self.time.set_value(now.time())

    def change(self, panel: Panel) -> None:
        """Fill the form with a draw that is on file, to change it."""
        self._panel = panel
        self._before = self._services.book.timeline.results_of.get(panel.id, ())
        self.show_draft(draft_of(panel, self._before))
        self._open_folds()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def changing(self) -> Panel | None:
        """The draw that is being changed, or None while one is added."""
        return self._panel

    def draft(self) -> Draft:
        """The form as it stands."""
        clock = None if self.time.edit.isHidden() else self.time.value()
        day = self.date.value()
        assert day is not None  # noqa: S101  (the field has no box for "not known")
        when = When(day, clock)
        if self._panel and (self._panel.collected_at.day, _minute(self._panel.collected_at)) == (day, clock):
            when = self._panel.collected_at
        states = tuple(editor.state() for editor in self.editors.values())
        return Draft(when=when, lab=self.lab.value(), lines=states, panel=self._panel)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; lines that it leaves out are empty and remember their units."""
        services = self._services
        self.date.set_value(draft.when.day)
        self.time.set_value(draft.when.time or wall(services.clock).time())
        self._show_time(shown=draft.when.time is not None)
        self.lab.set_value(draft.lab)
        states = {state.line: state for state in draft.lines}
        for name, editor in self.editors.items():
            editor.show_state(states.get(name) or self._empty(name, draft.lab))
        self._dress()
        self.settle()

    def examine(self) -> Examined:
        """Read and question the form."""
        services = self._services
        answer = {"yes": True, "no": False}.get(self.bands.value()) if self.bands.isVisibleTo(self) else None
        return examine(self.draft(), services.book.timeline, today(services.clock), include_bands=answer)

    def results(self) -> tuple[Result, ...]:
        """The results that the form makes."""
        return results(self.draft(), self.examine(), self._services.texts, self._before)

    def bands_answer(self) -> bool | None:
        """What was said about bands in this laboratory's percent; None where it was not asked or is not known."""
        asked = self.bands.isVisibleTo(self)
        return {"yes": True, "no": False}.get(self.bands.value()) if asked else None

    def settle(self) -> None:
        """Show beside each line what there is to say about it now."""
        texts = self._services.texts
        examined = self.examine()
        for name, editor in self.editors.items():
            problem = examined.problems.get(name)
            editor.show_last(self._last(name))
            editor.show_problem(texts.render(problem) if problem else "")
            editor.show_question(examined.questions.get(name))
        calculated = examined.calculated
        self.editors["neutrophils"].show_calculated(
            texts.text("counts.field.calculated", value=short(calculated.readings[0]), unit=calculated.unit)
            if calculated
            else ""
        )
        when = examined.problems.get("when")
        self.date.set_problem(texts.render(when) if when else "")
        self.bands.setVisible(examined.asks_bands)
        if self.problem.text() and not examined.problems:
            self._say("")

    def fill(self, pasted: tuple[Pasted, ...]) -> None:
        """Put pasted values into their lines, to be looked at."""
        for found in pasted:
            editor = self.editors[found.line]
            before = editor.state()
            low, high = found.low or before.low, found.high or before.high
            asked = found.asked_beside(before.asked)
            editor.show_state(LineState(line=found.line, asked=asked, text=found.text, low=low, high=high))
        self.source = "pasted"
        self._open_folds()
        self.settle()

    def first(self) -> QWidget:
        """The field that typing begins with."""
        return self.editors[MAIN[0]].edit

    # Within the form.

    def _submit(self) -> None:
        examined = self.examine()
        self.settle()
        if examined.ready:
            self._say("")
            self.submitted.emit()
            return
        texts = self._services.texts
        self._say(texts.text("counts.wrong" if examined.problems else "counts.nothing-typed"))
        wrong = next((name for name in LINES if name in examined.problems), None)
        if wrong in MORE:
            self._fold_more(opened=True)
        if "when" not in examined.problems:
            (self.editors[wrong].edit if wrong else self.first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        if self._panel:
            self.start()
            self.canceled.emit()
            return
        held = self.draft()
        self.start()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)
        if any(state.text.strip() for state in held.lines):
            self.cleared.emit(held)

    def _empty(self, name: str, lab: str) -> LineState:
        timeline = self._services.book.timeline
        asked = remembered(timeline, name, lab)
        low, high = range_on_file(timeline, asked, lab) if self._panel is None else ("", "")
        return LineState(line=name, asked=asked, low=low, high=high)

    def _lab_changed(self) -> None:
        """Another laboratory has other units and ranges: lines still empty take them."""
        for name, editor in self.editors.items():
            if not editor.touched():
                editor.show_state(self._empty(name, self.lab.value()))
        self.settle()

    def _last(self, name: str) -> str:
        texts = self._services.texts
        asked = self.editors[name].asked()
        moment = self.draft().when.earliest
        panel = self._panel.id if self._panel else None
        last = last_count(self._services.book.timeline, asked.analyte, moment, panel)
        if last is None:
            return texts.text("counts.field.last-none")
        return texts.text("counts.field.last", value=count_text(last, asked.unit))

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if text:
            self._services.notifier.announce(text)

    def _dress(self) -> None:
        """Words and folds for adding or for changing."""
        texts = self._services.texts
        panel = self._panel
        self.title.setText(
            texts.text("counts.change-title", when=panel.collected_at) if panel else texts.text("counts.add-title")
        )
        self.add.setText(texts.text("counts.save" if panel else "counts.add"))
        self.add.set_icon("check" if panel else "plus")
        self.clear_button.setText(texts.text("counts.cancel" if panel else "counts.clear"))
        self.paste_button.setVisible(panel is None)
        self._say("")
        self._open_folds()

    def _open_folds(self) -> None:
        """Unfold what holds something."""
        if any(self.editors[name].touched() for name in MORE):
            self._fold_more(opened=True)
        if any(editor.low.text() or editor.high.text() for editor in self.editors.values() if editor.touched()):
            self._fold_ranges(opened=True)

    def _switch_time(self, *, shown: bool) -> None:
        """Add the time, or leave it out: the date alone is then kept."""
        self._show_time(shown=shown)
        (self.time.edit if shown else self.add_time).setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def _show_time(self, *, shown: bool) -> None:
        self.time.edit.setVisible(shown)
        self.drop_time.setVisible(shown)
        self.add_time.setVisible(not shown)

    def _fold_more(self, *, opened: bool) -> None:
        self.more.setVisible(opened)
        self.more_button.setChecked(opened)
        self.more_button.set_icon("chevron-up" if opened else "chevron-down")

    def _fold_ranges(self, *, opened: bool) -> None:
        for editor in self.editors.values():
            editor.show_limits(shown=opened)
        self.range_button.setChecked(opened)
        self.range_button.set_icon("chevron-up" if opened else "chevron-down")

    def _advance(self, name: str) -> None:
        """Enter goes to the next line that shows, and from the last one to the button."""
        following = LINES[LINES.index(name) + 1 :]
        shown = (self.editors[other].edit for other in following if self.editors[other].isVisibleTo(self))
        next(shown, self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.header.addWidget(self.paste_button)
        dates = QGridLayout()
        dates.setHorizontalSpacing(10)
        dates.setVerticalSpacing(8)
        for place, stretch in enumerate((5, 4)):
            dates.setColumnStretch(place, stretch)
        dates.addWidget(self.date, 0, 0)
        dates.addWidget(self.time, 0, 1)
        dates.addWidget(self.lab, 1, 0, 1, 2)
        self.time.row.addWidget(self.drop_time)
        self.time.row.addWidget(self.add_time)
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(10)
        for name in MORE:
            more.addWidget(self.editors[name])
        folds = FlowLayout(4)
        for button in (self.more_button, self.range_button):
            button.setCheckable(True)
            folds.addWidget(button)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.clear_button)
        self.body.setSpacing(10)
        self.body.addLayout(dates)
        for name in MAIN:
            self.body.addWidget(self.editors[name])
        self.body.addWidget(self.more)
        self.body.addWidget(self.bands)
        self.body.addLayout(folds)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        for widget in (self.more, self.bands, self.problem):
            widget.hide()

    def _connect(self) -> None:
        for name, editor in self.editors.items():
            editor.settled.connect(self.settle)
            editor.advance.connect(lambda name=name: self._advance(name))
        self.date.changed.connect(self.settle)
        self.time.changed.connect(self.settle)
        self.add_time.clicked.connect(lambda: self._switch_time(shown=True))
        self.drop_time.clicked.connect(lambda: self._switch_time(shown=False))
        self.lab.edit.editingFinished.connect(self._lab_changed)
        self.bands.changed.connect(self.settle)
        self.more_button.toggled.connect(lambda opened: self._fold_more(opened=opened))
        self.range_button.toggled.connect(lambda opened: self._fold_ranges(opened=opened))
        self.add.clicked.connect(self._submit)
        self.clear_button.clicked.connect(self._clear)


def _minute(when: When) -> time | None:
    """The time as the form can show it, to the minute."""
    return when.time and when.time.replace(second=0, microsecond=0)
