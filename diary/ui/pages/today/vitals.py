"""Temperature, weight and pulse at the top of Today; behind "More", blood pressure, oxygen and every reading."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.numbers import plain
from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.units import known_units
from diary.ui.pages.today.doubt import DoubtQuestion
from diary.ui.pages.today.presenter import Question, Vital
from diary.ui.pages.today.readings import ReadingList
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Icon, Text, line, upright
from diary.ui.widgets.segmented import UnitToggle
from diary.ui.widgets.stepper import Stepper

SHOWN = ("temperature", "weight", "pulse")
SIDES = 52
MORE = ("systolic", "diastolic", "oxygen-saturation")
ICONS = {"temperature": "thermometer", "weight": "scale", "pulse": "heart-pulse", "oxygen-saturation": "wind"}
STEPS = {"temperature": Decimal("0.1"), "weight": Decimal("0.1")}
TOGGLED = ("temperature", "weight")
START = {"temperature": {"Cel": Decimal("37.0"), "[degF]": Decimal("98.6")}}
"""Where the first press starts while nothing is known."""


class VitalBox(QWidget):
    """One kind of reading: its name, what it was, the number, the unit; a doubtful number is asked about below.

    Attributes:
        adding: Whether the field waits for one more reading.
        was_adding: Whether the number entered last was such a one.
    """

    entered = Signal(object)
    """The number as a ``Decimal``, or None once emptied, in the unit shown."""

    refused = Signal(str)
    unit_chosen = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, kind: str, *, several: bool = False) -> None:
        super().__init__()
        self.kind, self._texts = kind, texts
        self.adding = False
        self.was_adding = False
        self._vital: Vital | None = None
        name = texts.name("measurement", kind)
        self.hint = Text("", "hint")
        self.stepper = Stepper(
            theme,
            name=name,
            minus=texts.text("today.less", what=name),
            plus=texts.text("today.more-of", what=name),
            step=STEPS.get(kind, Decimal(1)),
        )
        self.units = self._unit_toggle(theme, name) if kind in TOGGLED else None
        self.unit = Text("", "second")
        self.reading = Button(theme, texts.text("today.reading"), icon="plus") if several else None
        self.problem = Text("", "problem", wrap=True)
        self.problem.hide()
        self.question: DoubtQuestion | None = None
        self._below = QVBoxLayout()
        self._lay_out(theme, name)
        self.stepper.committed.connect(self._committed)
        self.stepper.refused.connect(self._refused)
        self.stepper.edit.editingFinished.connect(self._left)

    def show_vital(self, vital: Vital, state: str) -> None:
        """Show the readings of a day; ``state`` is that of the stepper's frame."""
        self._vital = vital
        latest = None if self.adding else vital.latest
        if self.question is None:
            self.stepper.set_value(vital.shown(latest) if latest else None)
        self.stepper.set_start(vital.start or START.get(self.kind, {}).get(vital.unit))
        doubtful = latest is not None and latest.doubt is not None
        self.stepper.set_state("doubt" if doubtful or self.question else state)
        self.hint.setText(self._hint(vital))
        self.unit.setText(self._texts.unit(vital.unit))
        name = self._texts.name("measurement", self.kind)
        self.stepper.edit.setAccessibleName(f"{name}, {self._texts.unit(vital.unit)}")
        if self.units:
            self.units.set_value(vital.unit)

    def begin_reading(self) -> None:
        """Empty the field for one more reading."""
        self.adding = True
        if self._vital:
            self.show_vital(self._vital, "")
        self.stepper.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, question: Question, use: Callable[[Decimal, str], None], keep: Callable[[], None]) -> None:
        """Ask about a number that can hardly be; nothing counts until it is answered."""
        self.settle()
        self.question = DoubtQuestion(self.stepper.theme, self._texts, question, use, keep)
        self._below.addWidget(self.question)
        self.stepper.set_state("doubt")

    def settle(self) -> None:
        """Take the question away."""
        self.problem.hide()
        if self.question:
            self.question.hide()
            self.question.deleteLater()
            self.question = None

    def _unit_toggle(self, theme: Theme, name: str) -> UnitToggle:
        label = self._texts.text("today.unit-of", what=name)
        toggle = UnitToggle(theme, label, [(unit, self._texts.unit(unit)) for unit in known_units(self.kind)])
        toggle.chosen.connect(self.unit_chosen)
        return toggle

    def _committed(self, value: Decimal | None) -> None:
        self.settle()
        self.was_adding, self.adding = self.adding, False
        self.entered.emit(value)

    def _refused(self, typed: str) -> None:
        self.settle()
        self.problem.setText(self._texts.text("today.no-number", typed=typed))
        self.problem.show()
        self.refused.emit(self.problem.text())

    def _left(self) -> None:
        """A further reading that was not typed after all."""
        if self.adding and self._vital and not self.stepper.edit.text():
            self.adding = False
            self.show_vital(self._vital, "")

    def _hint(self, vital: Vital) -> str:
        earlier = vital.readings if self.adding else vital.readings[:-1]
        pieces = []
        if vital.latest and vital.latest.when.time and not self.adding and self.reading:
            pieces.append(self._texts.time_of_day(vital.latest.when.time))
        if earlier:
            pieces.append(self._texts.text("today.earlier", value=plain(vital.shown(earlier[-1]))))
        elif vital.before:
            pieces.append(self._texts.text("today.yesterday", value=plain(vital.shown(vital.before))))
        return " · ".join(pieces)

    def _lay_out(self, theme: Theme, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        if self.kind in ICONS:
            head.addWidget(Icon(theme, ICONS[self.kind]))
        head.addWidget(Text(name, "name"))
        head.addStretch(1)
        head.addSpacing(8)
        head.addWidget(self.hint)
        self.row = row = FlowLayout(10) if self.reading else QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.stepper)
        if self.units and self.reading:
            row.addWidget(self.units)
            row.addWidget(self.reading)
            self.reading.clicked.connect(self.begin_reading)
        else:
            row.addWidget(self.unit)
            row.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding))
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addLayout(self._below)
        column.addStretch(1)


class VitalsCard(Card):
    """All readings of the day."""

    entered = Signal(str, object)
    """Kind and number."""

    unit_chosen = Signal(str, str)
    """Kind and unit."""

    reading_changed = Signal(object, object)
    """A reading and what it is to become; None deletes it."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._texts = texts
        self.body.setContentsMargins(16, 12, 6, 12)
        self._theme = theme
        self.boxes: dict[str, VitalBox] = {}
        for kind in SHOWN:
            self._add_box(kind)
        self.more = Button(theme, texts.text("today.more"), icon="chevron-down", kind="quiet")
        self.more.setCheckable(True)
        self.more.setToolTip(texts.text("today.more-hint"))
        self.more.setAccessibleDescription(texts.text("today.more-hint"))
        self.more.toggled.connect(self._toggled)
        self.boxes["pulse"].row.addWidget(self.more)
        self.drawer: QWidget | None = None
        self.list = ReadingList(theme, texts)
        self.list.hide()
        self.list.changed.connect(self.reading_changed)
        self._vitals: Mapping[str, Vital] = {}
        self._readings: tuple[Measurement, ...] = ()
        self._states: Mapping[str, str] = {}
        self._wide = True
        self._first, self._second = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines = (upright(), upright(), line())
        self.body.addLayout(self._first)
        self.body.addWidget(self._lines[2])
        self.body.addLayout(self._second)
        self._others = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.arrange(wide=True)

    def show_vitals(
        self, vitals: Mapping[str, Vital], readings: tuple[Measurement, ...], states: Mapping[str, str]
    ) -> None:
        """Show the day's readings; ``states`` holds the frames that stand out, by kind."""
        self._vitals, self._readings, self._states = vitals, readings, states
        self._show()

    def arrange(self, *, wide: bool) -> None:
        """All in one row, or the temperature above the others."""
        self._wide = wide
        for layout in (self._first, self._second):
            layout.setSpacing(14)
            while layout.count():
                layout.takeAt(0)
        first, second, across = self._lines
        temperature, weight, pulse = (self.boxes[kind] for kind in SHOWN)
        below = self._first if wide else self._second
        self._first.addWidget(temperature, 0 if wide else 1)
        if wide:
            self._first.addWidget(first)
        below.addWidget(weight, 1)
        below.addWidget(second)
        below.addWidget(pulse, 1)
        first.setVisible(wide)
        across.setVisible(not wide)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._others.setDirection(direction)
        self._stack()

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as the widest kind of reading: the others can stand below it."""
        widest = max(self.boxes[kind].minimumSizeHint().width() for kind in SHOWN)
        return QSize(widest + SIDES, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        """Weight above pulse where both do not fit side by side."""
        needed = sum(self.boxes[kind].sizeHint().width() for kind in SHOWN[1:]) + SIDES
        stacked = not self._wide and self.width() < needed
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._second.setDirection(direction)
        self._lines[1].setVisible(not stacked)

    def open_drawer(self) -> None:
        """Show what is behind "More"."""
        self.more.setChecked(True)

    def _show(self) -> None:
        for kind, vital in self._vitals.items():
            if kind in self.boxes:
                self.boxes[kind].show_vital(vital, self._states.get(kind, ""))
        if self.drawer:
            self.list.show_readings(self._readings)

    def _add_box(self, kind: str) -> None:
        box = VitalBox(self._theme, self._texts, kind, several=kind == "temperature")
        box.entered.connect(lambda value: self.entered.emit(kind, value))
        box.unit_chosen.connect(lambda unit: self.unit_chosen.emit(kind, unit))
        self.boxes[kind] = box

    def _make_drawer(self) -> QWidget:
        """What is behind "More", made when it is first opened."""
        drawer = QWidget()
        column = QVBoxLayout(drawer)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(line())
        self._others.setSpacing(18)
        for kind in MORE:
            self._add_box(kind)
            self._others.addWidget(self.boxes[kind])
        if weight := self.boxes["weight"].units:
            self._others.addWidget(_labelled(self._texts.text("today.weight-unit"), weight))
        self._others.addStretch(1)
        column.addLayout(self._others)
        column.addWidget(self.list)
        self.list.show()
        self.body.addWidget(drawer)
        return drawer

    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        if self.drawer is None:
            self.drawer = self._make_drawer()
            self._show()
        self.drawer.setVisible(opened)
        self.more.set_icon("chevron-up" if opened else "chevron-down")


def _labelled(label: str, widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Text(label, "name"))
    column.addWidget(widget)
    column.addStretch(1)
    return box
