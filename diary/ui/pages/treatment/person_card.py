"""Whose diary this is, the diagnosis as the clinic gave it, and allergies."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core import words
from diary.core.clock import today
from diary.core.records import Allergy, Person
from diary.core.texts import Texts
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.detail_card import DetailForm, Lines, RepeatedRows
from diary.ui.widgets.fields import ChoiceField, DateField, LongTextField, TextField
from diary.ui.widgets.labels import Text

_TRUTHS = {"yes": True, "no": False}
_PHILADELPHIA = {
    True: "treatment.person.philadelphia-positive",
    False: "treatment.person.philadelphia-negative",
}


def person_lines(person: Person, texts: Texts) -> Lines:
    """What is on file, line by line."""
    lines: Lines = [(person.name, "strong")] if person.name else []
    if person.born:
        lines.append((texts.text("treatment.person.born-shown", born=person.born), "second"))
    if person.subtype:
        lines.append((texts.text("treatment.person.subtype-shown", subtype=texts.name("subtype", person.subtype)), ""))
    if person.philadelphia is not None:
        lines.append((texts.text(_PHILADELPHIA[person.philadelphia]), ""))
    if person.regimen:
        lines.append((person.regimen, ""))
    for allergy in person.allergies:
        known = "allergy-reaction" if allergy.reaction else "allergy-shown"
        lines.append((texts.text(f"treatment.person.{known}", to=allergy.to, reaction=allergy.reaction), ""))
    return lines or [(texts.text("treatment.person.none"), "second")]


class AllergyRow(QWidget):
    """One allergy: to what, and what happens."""

    def __init__(self, texts: Texts, allergy: Allergy) -> None:
        super().__init__()
        self._allergy = allergy
        self.to = TextField(texts.text("treatment.person.to"), allergy.to)
        self.reaction = TextField(texts.text("treatment.person.reaction"), allergy.reaction)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(self.to, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(self.line)
        column.addWidget(self.reaction)

    def allergy(self) -> Allergy | None:
        """The allergy as typed, or None where nothing is."""
        to = self.to.value()
        return replace(self._allergy, to=to, reaction=self.reaction.value()) if to else None


class PersonForm(DetailForm):
    """Everything about the person.

    Attributes:
        rows: The allergies' rows, in order.
    """

    def __init__(self, services: Services, person: Person) -> None:
        super().__init__(services)
        texts, theme = services.texts, services.theme
        self._person = person
        unknown = ("", texts.text("treatment.ask.no-answer"))
        subtypes = [unknown, *((word, texts.name("subtype", word)) for word in words.SUBTYPES)]
        if person.subtype and person.subtype not in words.SUBTYPES:
            subtypes.append((person.subtype, texts.name("subtype", person.subtype)))
        self.name = TextField(self._text("name"), person.name)
        self.born = DateField(
            theme,
            self._text("born"),
            person.born,
            fallback=today(services.clock).replace(year=today(services.clock).year - 40, month=1, day=1),
            unknown=texts.text("treatment.ask.no-date"),
        )
        self.subtype = ChoiceField(theme, self._text("subtype"), subtypes)
        self.subtype.set_value(person.subtype or "")
        self.philadelphia = ChoiceField(
            theme,
            self._text("philadelphia"),
            [unknown, ("yes", texts.text("common.yes")), ("no", texts.text("common.no"))],
        )
        self.philadelphia.set_value({True: "yes", False: "no", None: ""}[person.philadelphia])
        self.regimen = LongTextField(theme, self._text("regimen"), person.regimen, lines=2)
        self.rows: list[AllergyRow] = []
        self.allergies = RepeatedRows(services, self._text("add-allergy"))
        for allergy in person.allergies:
            self._put(allergy)
        for widget in (
            self.name, self.born, self.subtype, self.philadelphia, self.regimen,
            Text(self._text("allergies"), "label"), self.allergies,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.allergies.add.clicked.connect(self._add)

    @override
    def first(self) -> QWidget:
        """The name."""
        return self.name

    @override
    def record(self) -> Person:
        """The person as typed."""
        return replace(
            self._person,
            name=self.name.value(),
            born=self.born.value(),
            subtype=self.subtype.value() or None,
            philadelphia=_TRUTHS.get(self.philadelphia.value()),
            regimen=" ".join(self.regimen.value().split()),
            allergies=tuple(allergy for row in self.rows if (allergy := row.allergy())),
        )

    def _add(self) -> None:
        self._put(Allergy(to="")).to.setFocus()

    def _put(self, allergy: Allergy) -> AllergyRow:
        texts = self.services.texts
        row = AllergyRow(texts, allergy)
        self.rows.append(row)
        said = texts.text("treatment.person.remove-allergy", to=allergy.to).strip()
        self.allergies.put(row, row.line, said, lambda: self.rows.remove(row))
        return row

    def _text(self, message_id: str) -> str:
        return self.services.texts.text(f"treatment.person.{message_id}")
