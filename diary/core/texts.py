"""Words that a person reads: messages as ids with values, and their rendering through translated templates.

A template holds ``{value}`` or ``{value:style}``. Styles: for dates ``day``, ``short``, ``long``, ``year``, ``full``;
for moments the same, or ``time``; for ids of the diary the name of their list, such as ``symptom`` or ``device``
(``measured`` is a measurement or an analyte), with a capital (``Symptom``) for a label; ``unit`` for units.
Values are put in as plain text and never read again as templates.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Self

from diary.core import words
from diary.core.catalog import Catalog, capital
from diary.core.numbers import plain, readable
from diary.core.when import When

_SLOT = re.compile(r"\{(\w+)(?::([\w-]+))?\}")


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell a person: which text, and the values that it mentions.

    Attributes:
        id: The id of the text, or, with a value ``n``, of its plural forms ``id.one`` and ``id.other``.
        values: Names and values: text, numbers, dates, moments, messages, or tuples of these.
    """

    id: str
    values: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, message_id: str, /, **values: object) -> Self:
        """A message with the values named."""
        return cls(message_id, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language.

    Attributes:
        templates: Template by message id.
        catalog: The names of symptoms, medicines, analytes and phases.
    """

    templates: Mapping[str, str]
    catalog: Catalog

    def render(self, message: Message) -> str:
        """The message as text.

        Raises:
            KeyError: There is no such text, or a value that it mentions is missing.
        """
        return self.text(message.id, **dict(message.values))

    def text(self, message_id: str, /, **values: object) -> str:
        """The text with this id, in the plural form that the value ``n`` asks for where it has such forms.

        Raises:
            KeyError: There is no such text, or a value that it mentions is missing.
        """
        template = self.templates.get(message_id)
        if template is None and "n" in values:
            template = self.templates[f"{message_id}.{'one' if values['n'] == 1 else 'other'}"]
        if template is None:
            raise KeyError(message_id)
        return _SLOT.sub(lambda slot: self._show(values[slot[1]], slot[2]), template)

    def name(self, kind: str, word: object) -> str:
        """The name of a word as a label: ``name("symptom", "fatigue")`` is "Tiredness".

        Names that people gave come back as they wrote them, without their prefix.

        Raises:
            KeyError: The word is not on that list.
        """
        return words.given_name(str(word)) or capital(self.inline(kind, word))

    def inline(self, kind: str, word: object) -> str:
        """The name of a word as it stands inside a sentence: ``inline("symptom", "fatigue")`` is "tiredness".

        Raises:
            KeyError: The word is not on that list.
        """
        id_ = str(word)
        match kind:
            case "symptom":
                return self.catalog.symptom(id_).inline
            case "medicine":
                return self.catalog.medicine(id_).inline
            case "analyte":
                return self.catalog.analyte(id_).inline
            case "phase":
                return self.catalog.phase(id_).inline
            case "measured" if f"word.measurement.{id_}" not in self.templates:
                return self.catalog.analyte(id_).inline
            case "measured":
                kind = "measurement"
        return words.given_name(id_) or self.templates[f"word.{kind}.{id_}"]

    def unit(self, unit: str) -> str:
        """How a unit is written for people: "×10⁹/L" for ``10*9/L``; one without a name stays as it is."""
        return self.templates.get(f"unit.{unit}", unit)

    def quantity(self, value: Decimal, unit: str) -> str:
        """A number with its unit, digits as entered but no endless decimals: "38.60 °C", "45%"."""
        shown, number = self.unit(unit), readable(value)
        return number + shown if shown == "%" else f"{number} {shown}".rstrip()

    def day(self, day: date, style: str = "day") -> str:
        """A date in words.

        Args:
            day: The date.
            style: ``day`` "14 May", ``short`` "Thu 14 May", ``long`` "Thursday 14 May", ``year`` "14 May 2026",
                ``full`` "Thursday 14 May 2026".
        """
        return self.text(
            f"date.{style}",
            d=day.day,
            y=day.year,
            mon=self.templates[f"month-short.{day.month}"],
            month=self.templates[f"month.{day.month}"],
            wd=self.templates[f"weekday-short.{day.isoweekday()}"],
            weekday=self.templates[f"weekday.{day.isoweekday()}"],
        )

    def moment(self, when: When, style: str = "day") -> str:
        """A moment in words: the date, and the time of day where it is known, "14 May, 14:32"."""
        day = self.day(when.day, style)
        return day if when.time is None else self.text("date.moment", date=day, time=self.time_of_day(when.time))

    def time_of_day(self, clock: time) -> str:
        """A time of day to the minute: "14:32"."""
        return f"{clock.hour:02}:{clock.minute:02}"

    def join(self, parts: tuple[str, ...]) -> str:
        """The parts as one list: "a, b and c"."""
        if len(parts) < 2:  # noqa: PLR2004  (one part needs no joining)
            return "".join(parts)
        *firsts, last = parts
        start = firsts[0]
        for part in firsts[1:]:
            start = self.text("list.comma", first=start, second=part)
        return self.text("list.and", first=start, second=last)

    def _show(self, value: object, style: str | None) -> str:
        match value:
            case Message():
                return self.render(value)
            case tuple():
                return self.join(tuple(self._show(part, style) for part in value))
            case date() | time() | When():
                return self._show_time(value, style or "day")
            case Decimal():
                return plain(value)
        return str(value) if style is None else self._word(style, str(value))

    def _show_time(self, value: date | time | When, style: str) -> str:
        match value:
            case When() if style == "time":
                return self.moment(value) if value.time is None else self.time_of_day(value.time)
            case When():
                return self.moment(value, style)
            case date():
                return self.day(value, style)
        return self.time_of_day(value)

    def _word(self, style: str, word: str) -> str:
        if style == "unit":
            return self.unit(word)
        return self.inline(style, word) if style.islower() else self.name(style[0].lower() + style[1:], word)
