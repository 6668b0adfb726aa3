"""Units: a closed table from what laboratories print to one canonical unit an analyte. Nothing is ever guessed.

Factors: NLM's UCUM library and published tables as named in ``clinical.md``, section 6.8. Hemoglobin in mmol/L
counts heme groups (0.6206 mmol/L a g/dL), as CTCAE and European laboratories do; the factor for whole molecules
(0.155) differs fourfold and is not used. Spellings: ``labdata.md``, section 3.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from diary.core.words import OTHER, is_unknown

CELLS = "10*9/L"
RED = "10*12/L"

PERCENTS = ("neutrophils-percent", "bands-percent", "lymphocytes-percent", "blasts-percent")
SINGLE_CELL_UNITS = ("/uL", "10*6/L")

CANONICAL: Mapping[str, str] = {
    **dict.fromkeys(
        ("white-cells", "neutrophils", "lymphocytes", "platelets", "monocytes", "eosinophils", "basophils", "bands",
         "blasts"), CELLS),
    "red-cells": RED,
    "hemoglobin": "g/dL",
    "hematocrit": "%",
    "mcv": "fL", "mch": "pg", "mchc": "g/dL", "rdw": "%", "mpv": "fL",
    **dict.fromkeys(PERCENTS, "%"),
    **dict.fromkeys(("potassium", "phosphate", "calcium"), "mmol/L"),
    **dict.fromkeys(("bilirubin", "creatinine", "uric-acid"), "umol/L"),
    "alt": "U/L", "ast": "U/L",
    "temperature": "Cel", "weight": "kg", "pulse": "/min", "systolic": "mm[Hg]", "diastolic": "mm[Hg]",
    "oxygen-saturation": "%", "glucose": "mmol/L", "fluids": "mL",
}  # fmt: skip
"""The unit in which each analyte and measurement is compared and charted."""

_ONE = Decimal(1)
_THOUSANDTH = Decimal("0.001")

_CELL_FACTORS = {"10*9/L": _ONE, "10*3/uL": _ONE, "/uL": _THOUSANDTH, "10*6/L": _THOUSANDTH, "10*5/uL": Decimal(100)}
_SHARE_FACTORS = {"%": _ONE, "1": Decimal(100)}
_PERCENT_FACTORS = {"%": _ONE, "L/L": Decimal(100), "1": Decimal(100)}
_G_PER_DL = {"g/dL": _ONE, "g/L": Decimal("0.1")}
_U_PER_L = {"U/L": _ONE}

FACTORS: Mapping[str, Mapping[str, Decimal]] = {
    **{analyte: _CELL_FACTORS for analyte, unit in CANONICAL.items() if unit == CELLS},
    "red-cells": {"10*12/L": _ONE, "10*6/uL": _ONE, "/uL": Decimal("0.000001")},
    "hemoglobin": {**_G_PER_DL, "mmol/L": _ONE / Decimal("0.6206")},
    "hematocrit": _PERCENT_FACTORS,
    "mcv": {"fL": _ONE}, "mpv": {"fL": _ONE}, "mch": {"pg": _ONE}, "mchc": _G_PER_DL, "rdw": {"%": _ONE},
    **dict.fromkeys(PERCENTS, _SHARE_FACTORS),
    "potassium": {"mmol/L": _ONE, "meq/L": _ONE},
    "phosphate": {"mmol/L": _ONE, "mg/dL": Decimal("0.3229")},
    "calcium": {"mmol/L": _ONE, "mg/dL": Decimal("0.2495"), "meq/L": Decimal("0.5")},
    "bilirubin": {"umol/L": _ONE, "mg/dL": Decimal("17.1")},
    "creatinine": {"umol/L": _ONE, "mg/dL": Decimal("88.4"), "mmol/L": Decimal(1000)},
    "uric-acid": {"umol/L": _ONE, "mg/dL": Decimal("59.48"), "mmol/L": Decimal(1000)},
    "alt": _U_PER_L, "ast": _U_PER_L,
    "temperature": {"Cel": _ONE, "[degF]": _ONE},
    "weight": {"kg": _ONE, "[lb_av]": Decimal("0.45359237")},
    "pulse": {"/min": _ONE}, "systolic": {"mm[Hg]": _ONE}, "diastolic": {"mm[Hg]": _ONE},
    "oxygen-saturation": {"%": _ONE},
    "glucose": {"mmol/L": _ONE, "mg/dL": _ONE / Decimal("18.016")},
    "fluids": {"mL": _ONE},
}  # fmt: skip
"""What to multiply a value in each unit with, to get the canonical unit. Temperature is no mere factor."""

_ANY_COUNT_SPELLINGS = {
    "10*9/L": "10*9/l 10^9/l 10e9/l x10e9/l 10x9/l 10x9cells/l x10*9/l x10^9/l "
              "10**9/l bill/l billion/l giga/l giga.l-1 g/l gpt/l /nl",
    "10*3/uL": "10*3/ul 10^3/ul 10+3/ul 10e3/ul x10e3/ul 10.e3/ul 10(3)/ul 10x3/ul x10*3/ul x10^3/ul 10**3/ul "
               "10*3/mm3 10^3/mm3 10x3/mm3 10x3/cmm 10*3/cmm x_10-3/ul k/ul k/mm3 k/cmm "
               "thous/ul thou/ul thous/mm3 thousand/ul thousands/ul thou/cumm thou/mm3 th/ul "
               "x1000/ul 1000/ul #x1000/ul",
    "/uL": "/ul cells/ul {cells}/ul cell/ul /mm3 cells/mm3 cells/cmm /cumm #/cumm cells/cumm /cmm #/ul",
    "10*6/L": "10*6/l 10^6/l 10e6/l x10e6/l x10^6/l",
    "10*5/uL": "10*5/ul 10^5/ul lakh/cumm lakhs/cumm lakh/ul lakhs/ul",
}  # fmt: skip
_SPELLINGS: Mapping[str, Mapping[str, str]] = {
    CELLS: _ANY_COUNT_SPELLINGS,
    RED: {
        "10*12/L": "10*12/l 10^12/l 10e12/l x10e12/l x10^12/l 10x12/l t/l tera/l tera.l-1 trill/l",
        "10*6/uL": "10*6/ul 10^6/ul 10+6/ul 10e6/ul x10e6/ul x10^6/ul 10x6/ul 10(6)/ul "
                   "10*6/mm3 10^6/mm3 10x6/cmm m/ul m/mm3 m/cmm mil/ul mill/ul mill/mm3 mill/cumm million/ul "
                   "millions/ul mil/mm3 /pl",
        "/uL": "/ul cells/ul {cells}/ul /mm3 cells/mm3",
    },
    "g/dL": {"g/dL": "g/dl gm/dl gms/dl g/100ml g% gm% gram/dl", "g/L": "g/l gm/l", "mmol/L": "mmol/l"},
    "%": {"%": "% percent pct {percent}", "L/L": "l/l", "1": "1 ratio {ratio} fraction"},
    "fL": {"fL": "fl um3 um^3 um*3 cu.um cubicmicron"},
    "pg": {"pg": "pg uug pg/cell"},
    "mmol/L": {"mmol/L": "mmol/l", "meq/L": "meq/l", "mg/dL": "mg/dl mg% mg/100ml"},
    "umol/L": {"umol/L": "umol/l", "mg/dL": "mg/dl mg% mg/100ml", "mmol/L": "mmol/l"},
    "U/L": {"U/L": "u/l iu/l [iu]/l units/l unit/l"},
    "Cel": {"Cel": "cel °c c degc celsius degreescelsius", "[degF]": "[degf] °f f degf fahrenheit degreesfahrenheit"},
    "kg": {"kg": "kg kgs kilogram kilograms", "[lb_av]": "[lb_av] lb lbs [lb] pound pounds"},
    "/min": {"/min": "/min {beats}/min beats/min bpm {beats}/minute beats/minute"},
    "mm[Hg]": {"mm[Hg]": "mm[hg] mmhg"},
    "mL": {"mL": "ml"},
}  # fmt: skip

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FOLDS = str.maketrans({"µ": "u", "μ": "u", "×": "x", "\u200b": None, "\u00a0": None, " ": None, "\t": None})


@dataclass(frozen=True, slots=True)
class Range:
    """What a value in one unit can plausibly be, both ends included; zero counts as plausible where ``zero``."""

    least: Decimal
    most: Decimal
    zero: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether the value is plausible."""
        return self.least <= value <= self.most or (self.zero and value == 0)


def canonical_unit(analyte: str) -> str | None:
    """The unit an analyte or measurement is compared in; None for ``other:`` and unknown words."""
    return CANONICAL.get(analyte)


def known_units(analyte: str) -> tuple[str, ...]:
    """The units an analyte or measurement can be entered in, the canonical one first."""
    return tuple(FACTORS.get(analyte, ()))


def fold(text: str) -> str:
    """A unit as printed without the differences that mean nothing: case, spaces, the several micro signs."""
    raised = re.sub("[⁰¹²³⁴-⁹]+", lambda power: "^" + power[0].translate(_SUPERSCRIPTS), text)
    folded = raised.translate(_FOLDS).lower().rstrip(".")
    return re.sub(r"mc(?=l\b|g\b|mol)", "u", folded).replace("cu.mm", "cumm")


def recognize(analyte: str, printed: str) -> str | None:
    """The unit that a laboratory's spelling means for this analyte, or None if the table does not know it.

    ``K/uL`` is thousands and never kelvin; ``G/L`` is giga for cells and grams for hemoglobin.
    """
    accepted = FACTORS.get(analyte)
    if accepted is None:
        return printed if analyte.startswith(OTHER) or is_unknown(analyte) else None
    folded = fold(printed)
    for unit, spellings in _SPELLINGS[_family(analyte)].items():
        if unit in accepted and folded in spellings.split():
            return unit
    return None


def _family(analyte: str) -> str:
    unit = CANONICAL[analyte]
    return "g/dL" if analyte == "mchc" else unit


def to_canonical(analyte: str, value: Decimal, unit: str) -> Decimal:
    """The value in the analyte's canonical unit.

    Args:
        analyte: An analyte or measurement id.
        value: The value as entered.
        unit: One of ``known_units(analyte)``; any unit for ``other:`` analytes, which are not converted.

    Raises:
        KeyError: The unit is not one that the analyte can have.
    """
    if analyte not in FACTORS:
        return value
    if analyte == "temperature" and unit == "[degF]":
        return tidy((value - 32) * 5 / 9)
    return tidy(value * FACTORS[analyte][unit])


def from_canonical(analyte: str, value: Decimal, unit: str) -> Decimal:
    """The canonical value in another unit of the analyte; what the unit toggle shows.

    Raises:
        KeyError: The unit is not one that the analyte can have.
    """
    if analyte not in FACTORS:
        return value
    if analyte == "temperature" and unit == "[degF]":
        return tidy(value * 9 / 5 + 32)
    return tidy(value / FACTORS[analyte][unit])


def tidy(value: Decimal) -> Decimal:
    """Nine decimals at most and no zeros at the end: the same value has the same text."""
    rounded = round(value, 9).normalize()
    return rounded.quantize(_ONE) if rounded == rounded.to_integral_value() else rounded


def _range(text: str) -> Range:
    least, most, *zero = text.split()
    return Range(Decimal(least), Decimal(most), bool(zero))


PLAUSIBLE: Mapping[str, Range] = {
    "white-cells": _range("0 1000"), "neutrophils": _range("0 300"), "platelets": _range("0 3000"),
    **dict.fromkeys(("lymphocytes", "monocytes", "eosinophils", "basophils", "bands", "blasts"), _range("0 1000")),
    "red-cells": _range("0.3 10"), "hemoglobin": _range("2 25"), "hematocrit": _range("5 75"),
    "mcv": _range("40 160"), "mch": _range("10 60"), "mchc": _range("15 50"), "rdw": _range("5 50"),
    "mpv": _range("3 25"),
    **dict.fromkeys(PERCENTS, _range("0 100")),
    "potassium": _range("1 12"), "phosphate": _range("0.1 8"), "calcium": _range("0.5 5"),
    "bilirubin": _range("0 1500"), "creatinine": _range("5 3000"), "uric-acid": _range("5 3000"),
    "alt": _range("0 30000"), "ast": _range("0 30000"),
    "temperature": _range("30 44"), "weight": _range("20 400"), "pulse": _range("20 300"),
    "systolic": _range("40 300"), "diastolic": _range("20 200"), "oxygen-saturation": _range("30 100"),
    "glucose": _range("0.5 80"), "fluids": _range("0 20000"),
}  # fmt: skip
"""In canonical units. Counts: ``labdata.md``, section 3; the rest are our own, wide enough to hold a crisis."""

PLAUSIBLE_AS_ENTERED: Mapping[tuple[str, str], Range] = {
    (analyte, unit): Range(Decimal(least), Decimal(3_000_000), zero=True)
    for analyte, least in (("white-cells", 10), ("neutrophils", 10), ("platelets", 1000))
    for unit in SINGLE_CELL_UNITS
}
"""Values that a unit in single cells makes a thousandfold too small: platelets 150 with ``/uL`` (our own decision)."""

COUNTED_TO_THE_LAST = ("white-cells", "neutrophils")
"""Counts that a laboratory gives down to single cells: 5 with ``/uL`` may be 0.005 or 5 in 10*9/L."""


def is_plausible(analyte: str, value: Decimal, unit: str) -> bool:
    """Whether a person can have this value in this unit; True for analytes without a range."""
    limits = PLAUSIBLE.get(analyte)
    if limits is None:
        return True
    as_entered = PLAUSIBLE_AS_ENTERED.get((analyte, unit))
    if as_entered is not None and not as_entered.holds(value):
        return False
    return limits.holds(to_canonical(analyte, value, unit))


def plausible_readings(analyte: str, value: Decimal, unit: str) -> tuple[tuple[Decimal, str], ...]:
    """What a value may mean: itself in its unit if plausible, else the same digits in each unit that makes it so.

    A handful of white cells in a microliter is rare but real, so there the value itself is one of the readings too.
    Empty where no unit makes it plausible.
    """
    if is_plausible(analyte, value, unit):
        return ((value, unit),)
    seen: dict[Decimal, str] = {}
    if analyte in COUNTED_TO_THE_LAST and PLAUSIBLE[analyte].holds(to_canonical(analyte, value, unit)):
        seen[to_canonical(analyte, value, unit)] = unit
    for other in known_units(analyte):
        if other != unit and is_plausible(analyte, value, other):
            seen.setdefault(to_canonical(analyte, value, other), other)
    return tuple((value, other) for other in seen.values())
