"""The records of a diary: frozen values, one class a kind.

Each kind has a name (``KINDS``) that is also its list in the exchange file and its table in the diary file.
Entries of one day (symptoms, measurements, checks) carry their own date and lie flat, not inside the day;
results lie flat beside the panel (one draw of blood) that they name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from diary.core import words
from diary.core.when import When


@dataclass(frozen=True, slots=True)
class Word:
    """Marks a text field that holds one word of a list, or a name behind one of the prefixes."""

    words: tuple[str, ...]
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Marks a number field that cannot lie outside these limits, both included."""

    least: int
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Marks a field of (name, value) pairs, an object in JSON."""


SymptomWord = Annotated[str, Word(words.SYMPTOMS, (words.OWN,))]
MedicineWord = Annotated[str, Word(words.MEDICINES, (words.OTHER, words.COMPLEMENTARY))]
AnalyteWord = Annotated[str, Word(words.ANALYTES, (words.OTHER,))]
NotNegative = Annotated[Decimal, Bounds(0)]
Count0 = Annotated[int, Bounds(0, 1000)]
TextPairs = Annotated[tuple[tuple[str, str], ...], Pairs()]
YesNoPairs = Annotated[tuple[tuple[str, bool], ...], Pairs()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A value inside a record.

    Attributes:
        extra: Canonical JSON of the unknown keys that the object came with; empty without any.
    """

    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
    """What every record carries.

    Attributes:
        id: A UUID; for a day its date, for ``person``, ``care_team``, ``settings`` and ``diary`` the kind itself
            unless a file gave one.
        changed_at: When it last changed, in UTC; None counts as oldest.
        changed_by: The name of the person who changed it.
    """

    id: str
    changed_at: datetime | None = None
    changed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Part):
    """A value in the unit it was given in."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allergy(Part):
    """What the person does not tolerate, in their words."""

    id: str | None = None
    to: str
    reaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber(Part):
    """A number to call and when it is answered."""

    label: str = ""
    phone: str
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Part):
    """Why a value is in doubt, and what it may mean."""

    why: str = ""
    readings: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryInfo(Record):
    """The diary as a whole; its ``extra`` holds unknown keys at the top of the exchange file."""

    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """The person whose diary this is."""

    name: str = ""
    born: date | None = None
    subtype: Annotated[str, Word(words.SUBTYPES)] | None = None
    philadelphia: bool | None = None
    regimen: str = ""
    allergies: tuple[Allergy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CareTeam(Record):
    """Whom to call, and the fever line from the clinic's own card."""

    name: str = ""
    numbers: tuple[PhoneNumber, ...] = ()
    emergency_number: str = ""
    fever_at: Quantity | None = None
    fever_card: Quantity | None = None
    instructions: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """What belongs to the diary and not to the computer."""

    usual_symptoms: tuple[SymptomWord, ...] = ()
    units: TextPairs = ()
    neutrophils_include_bands: YesNoPairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """A phase of treatment; several may run at once."""

    phase: Annotated[str, Word(words.PHASES)]
    label: str = ""
    started: When | None = None
    ended: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine(Record):
    """A course of a medicine; without ``ended`` it is still taken."""

    medicine: MedicineWord
    started: When | None = None
    ended: When | None = None
    dose: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange(Record):
    """A dose raised or lowered."""

    medicine: MedicineWord
    on: When | None = None
    direction: Annotated[str, Word(words.DIRECTIONS)]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment(Record):
    """Something given or done: an infusion, a dose, a transfusion, radiation, a transplant, a stay.

    Attributes:
        high_dose: None where it is not known.
        units: How many units of a blood product.
        planned: Entered ahead by the clinic's dates; no rule counts it until it is given.
    """

    kind: Annotated[str, Word(words.TREATMENT_KINDS)]
    medicine: MedicineWord | None = None
    started: When | None = None
    ended: When | None = None
    cycle: Count0 | None = None
    route: Annotated[str, Word(words.ROUTES)] | None = None
    dose: str = ""
    high_dose: bool | None = None
    product: Annotated[str, Word(words.PRODUCTS)] | None = None
    units: NotNegative | None = None
    transplant: Annotated[str, Word(words.TRANSPLANTS)] | None = None
    site: Annotated[str, Word(words.RADIATION_SITES)] | None = None
    planned: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device(Record):
    """A line, port or reservoir; without ``removed`` it is still in place."""

    device: Annotated[str, Word(words.DEVICES)]
    placed: When | None = None
    removed: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A turning point of the illness or its treatment."""

    milestone: Annotated[str, Word(words.MILESTONES)]
    on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Record):
    """What was said of a day as a whole; its id is its date.

    Attributes:
        nothing_new: An answer of its own that answers no symptom.
        too_ill: The person was too ill to log.
    """

    day: date
    nothing_new: bool = False
    too_ill: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """An answer to a question that is asked while something runs, such as an infusion."""

    when: When
    check: Annotated[str, Word(words.CHECKS)]
    answer: Annotated[str, Word(words.ANSWERS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom(Record):
    """One entry of a symptom; a day may hold several.

    Attributes:
        severity: 0 to 4; None means present, not rated, and meets every step.
        times: Episodes of vomiting, or stools beyond the person's own usual.
        copied: Came from "Same as yesterday" and was not touched since.
    """

    when: When
    symptom: SymptomWord
    severity: Annotated[int, Bounds(0, 4)] | None = None
    times: Count0 | None = None
    note: str = ""
    copied: bool = False
    logged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Record):
    """A reading such as a temperature, as entered.

    Attributes:
        after_fever_medicine: Whether it followed a fever medicine; None where that is not known.
    """

    when: When
    kind: Annotated[str, Word(words.MEASUREMENTS)]
    value: NotNegative
    unit: str
    after_fever_medicine: bool | None = None
    doubt: Doubt | None = None
    logged_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Record):
    """One draw: what its results share."""

    collected_at: When
    lab: str = ""
    specimen: Annotated[str, Word(words.SPECIMENS)] = "blood"
    source: Annotated[str, Word(words.SOURCES)] = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Record):
    """One result of a panel, as the laboratory gave it.

    Attributes:
        panel: The id of its panel.
        comparator: ``<``, ``<=``, ``>`` or ``>=`` where the laboratory printed only a bound.
        low: The report's own lower limit, in ``unit``.
        high: The report's own upper limit, in ``unit``.
        entered_as: The text as typed or printed.
        printed: The name as printed.
        code: The code it came with.
    """

    panel: str
    analyte: AnalyteWord
    value: NotNegative
    unit: str
    comparator: Annotated[str, Word(("<", "<=", ">", ">="))] | None = None
    low: NotNegative | None = None
    high: NotNegative | None = None
    status: Annotated[str, Word(words.STATUSES)] = "final"
    lab_flag: str = ""
    entered_as: str = ""
    printed: str = ""
    code: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A visit."""

    at: When
    title: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question for the care team and, later, its answer."""

    asked_on: When | None = None
    question: str
    answer: str | None = None
    appointment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record):
    """What a person did about a warning."""

    sign: Annotated[str, Word(words.SIGNS)]
    day: date
    did: Annotated[str, Word(words.RESPONSES)]
    at: When | None = None
    who: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What remains of a deleted record, so that deletions travel between copies of a diary."""

    kind: str
    id: str
    changed_at: datetime | None = None
    changed_by: str | None = None


KINDS: dict[str, type[Record]] = {
    "diary": DiaryInfo,
    "person": Person,
    "care_team": CareTeam,
    "settings": Settings,
    "phases": Phase,
    "medicines": Medicine,
    "dose_changes": DoseChange,
    "treatments": Treatment,
    "devices": Device,
    "milestones": Milestone,
    "days": Day,
    "checks": Check,
    "symptoms": Symptom,
    "measurements": Measurement,
    "counts": Panel,
    "results": Result,
    "appointments": Appointment,
    "questions": Question,
    "responses": Response,
}
SINGLE = ("diary", "person", "care_team", "settings")
NAMES: dict[type[Record], str] = {kind: name for name, kind in KINDS.items()}


def kind_of(record: Record) -> str:
    """The name of the record's kind."""
    return NAMES[type(record)]
