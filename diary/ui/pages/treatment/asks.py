"""What the form of each list asks, and how its answers make a record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from diary.book.treatment import Therapy
from diary.core import words
from diary.core.checks import check_record
from diary.core.codec import FieldError
from diary.core.numbers import parse_decimal, plain
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Treatment
from diary.core.texts import Message
from diary.ui.pages.treatment.sections import LASTING, SECTIONS

CHOICE, WHEN, MEDICINE, TEXT, TRUTH, WHOLE, NUMBER, FLAG = (
    "choice", "when", "medicine", "text", "truth", "whole", "number", "flag",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One field of a form.

    Attributes:
        field: The field of the record.
        how: How it is asked: ``choice``, ``when``, ``medicine``, ``text``, ``truth`` (yes, no, not known), ``whole``
            or ``number``, or ``flag`` (yes or no).
        kind: The list that the words of a choice stand in.
        choices: Those words.
        needed: Whether there must be an answer.
    """

    field: str
    how: str
    kind: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


_STARTED = Ask(field="started", how=WHEN)
_ENDED = Ask(field="ended", how=WHEN)
_NOTE = Ask(field="note", how=TEXT)
_DOSE = Ask(field="dose", how=TEXT)
_PLANNED = Ask(field="planned", how=FLAG)
_MEDICINE = Ask(field="medicine", how=MEDICINE, needed=True)

_OF_TREATMENT: dict[str, tuple[Ask, ...]] = {
    "doses": (
        _MEDICINE, _STARTED, _ENDED, Ask(field="cycle", how=WHOLE),
        Ask(field="route", how=CHOICE, kind="route", choices=words.ROUTES), _DOSE,
        Ask(field="high_dose", how=TRUTH), _PLANNED, _NOTE,
    ),
    "missed": (_MEDICINE, _STARTED, _NOTE),
    "transfusions": (
        Ask(field="product", how=CHOICE, kind="product", choices=words.PRODUCTS, needed=True), _STARTED,
        Ask(field="units", how=NUMBER), _PLANNED, _NOTE,
    ),
    "procedures": (_STARTED, _PLANNED, _NOTE),
    "stays": (_STARTED, _ENDED, _PLANNED, _NOTE),
    "radiation": (
        Ask(field="site", how=CHOICE, kind="site", choices=words.RADIATION_SITES), _STARTED, _ENDED, _DOSE, _PLANNED,
        _NOTE,
    ),
    "transplant": (
        Ask(field="transplant", how=CHOICE, kind="transplant", choices=words.TRANSPLANTS), _STARTED, _PLANNED, _NOTE,
    ),
}  # fmt: skip

CHANGED_DOSE = ("dose-up", "dose-down")
"""Two more kinds in the list of missed doses; they are no treatments but dose changes."""


def kinds(section: str) -> tuple[str, ...]:
    """The kinds that a form of this list lets one choose among; empty where there is only one."""
    if section == "missed":
        return SECTIONS[section] + CHANGED_DOSE
    return SECTIONS[section] if len(SECTIONS[section]) > 1 else ()


def asks(section: str, kind: str) -> tuple[Ask, ...]:
    """What the form of a list asks for a kind."""
    match section:
        case "phases":
            phase = Ask(field="phase", how=CHOICE, kind="phase", choices=words.PHASES, needed=True)
            return phase, Ask(field="label", how=TEXT), _STARTED, _ENDED
        case "medicines":
            return _MEDICINE, _DOSE, _STARTED, _ENDED, _NOTE
        case "devices":
            device = Ask(field="device", how=CHOICE, kind="device", choices=words.DEVICES, needed=True)
            return device, Ask(field="placed", how=WHEN), Ask(field="removed", how=WHEN)
        case "milestones":
            milestone = Ask(field="milestone", how=CHOICE, kind="milestone", choices=words.MILESTONES, needed=True)
            return milestone, Ask(field="on", how=WHEN)
    if kind in CHANGED_DOSE:
        return _MEDICINE, Ask(field="on", how=WHEN), _NOTE
    return tuple(ask for ask in _OF_TREATMENT[section] if not _idle(ask, kind))


def kind_of_form(section: str, record: Therapy | None) -> str:
    """The kind a form begins with: that of the record, else the first of the list."""
    if isinstance(record, Treatment):
        return record.kind
    if isinstance(record, DoseChange):
        return f"dose-{record.direction}"
    return next(iter(SECTIONS[section]), "")


def new_record(section: str, kind: str, record_id: str) -> Therapy:
    """An empty record of a kind; a choice that must be made stands at its first word until the form fills it."""
    match section:
        case "phases":
            return Phase(id=record_id, phase=words.PHASES[0])
        case "medicines":
            return Medicine(id=record_id, medicine="")
        case "devices":
            return Device(id=record_id, device=words.DEVICES[0])
        case "milestones":
            return Milestone(id=record_id, milestone=words.MILESTONES[0])
    if kind in CHANGED_DOSE:
        return DoseChange(id=record_id, medicine="", direction=kind.removeprefix("dose-"))
    return Treatment(id=record_id, kind=kind)


def filled(record: Therapy, answers: Mapping[str, object], kind: str, today: date) -> Therapy | dict[str, Message]:
    """The record with the answers of its form, or by field what keeps it from being one.

    Args:
        record: The record before, or an empty one.
        answers: By field: words, moments, texts, yes and no; numbers as they were typed.
        kind: The kind chosen in the form; it must suit the record's class.
        today: The person's date.
    """
    problems: dict[str, Message] = {}
    values: dict[str, Any] = {}
    for field, answer in answers.items():
        try:
            values[field] = _value(field, answer)
        except ValueError:
            problems[field] = Message.of("treatment.problem.number")
    if "medicine" in values and not values["medicine"]:
        problems["medicine"] = Message.of("treatment.problem.medicine")
    if isinstance(record, Treatment):
        values["kind"] = kind
        if kind not in LASTING:
            values["ended"] = None
    elif isinstance(record, DoseChange):
        values["direction"] = kind.removeprefix("dose-")
    if problems:
        return problems
    made = replace(record, **values)
    try:
        check_record(made, today)
    except FieldError as error:
        return {_shown_field(error.field, answers): error.message}
    return made


def answers_of(record: Therapy, fields: tuple[Ask, ...]) -> dict[str, object]:
    """What a form shows for a record; numbers as text."""
    found: dict[str, object] = {}
    for ask in fields:
        value = getattr(record, ask.field)
        if ask.how in (WHOLE, NUMBER):
            value = "" if value is None else plain(Decimal(value))
        found[ask.field] = value
    return found


def _value(field: str, answer: object) -> object:
    if field == "cycle":
        text = str(answer).strip()
        number = int(text) if text else None
        if number is not None and not 0 <= number <= _MOST_CYCLES:
            raise ValueError(text)
        return number
    if field == "units":
        text = str(answer).strip()
        amount = parse_decimal(text) if text else None
        if amount is not None and amount < 0:
            raise ValueError(text)
        return amount
    return answer


_MOST_CYCLES = 1000


def _idle(ask: Ask, kind: str) -> bool:
    """Whether a field says nothing about a kind: only what lasts has an end, and only some doses can be high."""
    if ask.field == "ended":
        return kind not in LASTING
    if ask.field == "high_dose":
        return kind not in ("infusion", "injection")
    return ask.field == "route" and kind in ("intrathecal", "oral-dose")


def _shown_field(field: str, answers: Mapping[str, object]) -> str:
    """The field of the form that an error of the record belongs to."""
    if field in answers:
        return field
    if field == "ended" and "removed" in answers:
        return "removed"
    return next((name for name in ("started", "on", "placed") if name in answers), field)
