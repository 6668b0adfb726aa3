"""Whom to call, the fever line and the clinic's instructions."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.numbers import plain
from diary.core.records import CareTeam, PhoneNumber
from diary.core.texts import Message, Texts
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.detail_card import DetailForm, Lines, RepeatedRows
from diary.ui.pages.treatment.whom import CELSIUS, FAHRENHEIT, converted, read_fever_line, shown_line
from diary.ui.widgets.fields import LongTextField, TextField
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import UnitToggle


def care_lines(team: CareTeam, texts: Texts) -> Lines:
    """What is on file, line by line; without a fever line of one's own, the one that warnings use."""
    lines: Lines = [(team.name, "strong")] if team.name else []
    for number in team.numbers:
        label = ", ".join(part for part in (number.label, number.hours) if part)
        lines += [(label, "second")] * bool(label) + [(number.phone, "strong")]
    if not team.numbers:
        lines.append((texts.text("treatment.care.none"), "second"))
    if team.emergency_number:
        lines.append((texts.text("treatment.care.emergency-shown", number=team.emergency_number), ""))
    line, card = team.fever_at, team.fever_card
    if line:
        lines.append((texts.text("treatment.care.fever-shown", value=plain(line.value), unit=line.unit), ""))
    else:
        lines.append((texts.text("treatment.care.fever-default"), "second"))
    if card and line and card != line:
        values = {"value": plain(card.value), "unit": card.unit, "line": plain(line.value)}
        lines.append((texts.text("treatment.care.card-shown", **values), "second"))
    if team.source:
        lines.append((texts.text("treatment.care.source-shown", source=team.source), "second"))
    if team.instructions:
        lines.append((team.instructions, ""))
    return lines


class NumberRow(QWidget):
    """One phone number: who answers, the number, the hours."""

    def __init__(self, texts: Texts, number: PhoneNumber) -> None:
        super().__init__()
        self._number = number
        self.label = TextField(texts.text("treatment.care.label"), number.label)
        self.phone = TextField(texts.text("treatment.care.phone"), number.phone)
        self.hours = TextField(texts.text("treatment.care.hours"), number.hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(self.phone, 1)
        column.addWidget(self.label)
        column.addLayout(self.line)
        column.addWidget(self.hours)

    def number(self) -> PhoneNumber | None:
        """The number as typed, or None without one."""
        phone = self.phone.value()
        return replace(self._number, label=self.label.value(), phone=phone, hours=self.hours.value()) if phone else None


class CareForm(DetailForm):
    """Everything about whom to call.

    Attributes:
        rows: The phone numbers' rows, in order.
    """

    def __init__(self, services: Services, team: CareTeam) -> None:
        super().__init__(services)
        texts, theme = services.texts, services.theme
        self._team = team
        text, self._unit = shown_line(team.fever_at, team.fever_card)
        self.name = TextField(self._text("name"), team.name)
        self.rows: list[NumberRow] = []
        self.numbers = RepeatedRows(services, self._text("add-number"))
        self.emergency = TextField(self._text("emergency"), team.emergency_number)
        self.fever = TextField(self._text("fever"), text, hint=self._text("fever-hint"))
        self.units = UnitToggle(theme, self._text("unit"), [(key, texts.unit(key)) for key in (CELSIUS, FAHRENHEIT)])
        self.units.set_value(self._unit)
        self.fever.row.addWidget(self.units)
        self.source = TextField(self._text("source"), team.source, hint=self._text("source-hint"))
        self.instructions = LongTextField(theme, self._text("instructions"), team.instructions)
        for number in team.numbers or (PhoneNumber(phone=""),):
            self._put(number)
        for widget in (
            self.name, Text(self._text("numbers"), "label"), self.numbers, self.emergency, self.fever, self.source,
            self.instructions,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.units.chosen.connect(self._convert)
        self.numbers.add.clicked.connect(self._add)

    @override
    def first(self) -> QWidget:
        """The clinic's name."""
        return self.name

    @override
    def record(self) -> CareTeam | None:
        """The care team as typed."""
        line = read_fever_line(self.fever.value(), self._unit)
        if isinstance(line, Message):
            self.fever.set_problem(self.services.texts.render(line))
            self.fever.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.fever.set_problem("")
        return replace(
            self._team,
            name=self.name.value(),
            numbers=tuple(number for row in self.rows if (number := row.number())),
            emergency_number=self.emergency.value(),
            fever_at=line.at,
            fever_card=line.card,
            source=self.source.value(),
            instructions=self.instructions.value(),
        )

    def _convert(self, unit: str) -> None:
        self.fever.set_value(converted(self.fever.value(), self._unit, unit))
        self._unit = unit

    def _add(self) -> None:
        self._put(PhoneNumber(phone="")).label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, number: PhoneNumber) -> NumberRow:
        texts = self.services.texts
        row = NumberRow(texts, number)
        self.rows.append(row)
        said = texts.text("treatment.care.remove-number", phone=number.phone).strip()
        self.numbers.put(row, row.line, said, lambda: self.rows.remove(row))
        return row

    def _text(self, message_id: str) -> str:
        return self.services.texts.text(f"treatment.care.{message_id}")
