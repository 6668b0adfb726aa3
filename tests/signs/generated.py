"""Made-up diaries of every kind of record that a rule can speak of, for what must hold of all diaries."""

from datetime import timedelta

from hypothesis import strategies as st

from diary.core.words import (
    DEVICES,
    MEDICINES,
    MILESTONES,
    PHASES,
    RADIATION_SITES,
    SUBTYPES,
    SYMPTOMS,
    TRANSPLANTS,
    YES_OR_NO,
)
from tests.signs.cases import DAY, Diary

ANALYTES = {
    "neutrophils": ("0.05", "0.5", "0.9", "1.0", "3.5"),
    "white-cells": ("0.4", "1.5", "2.0", "6.0"),
    "platelets": ("8", "18", "20", "45", "90", "180"),
    "hemoglobin": ("6.5", "7.9", "9.9", "10.0", "13.0"),
    "potassium": ("2.4", "2.9", "3.4", "4.0", "6.0"),
    "uric-acid": ("300", "476"),
    "phosphate": ("1.0", "1.45"),
    "calcium": ("1.75", "2.3"),
    "creatinine": ("70", "150", "400"),
    "bilirubin": ("10", "25", "34", "70"),
    "alt": ("30", "130"),
    "blasts": ("0", "0.2"),
}
UNITS = {
    "hemoglobin": "g/dL", "potassium": "mmol/L", "uric-acid": "umol/L", "phosphate": "mmol/L", "calcium": "mmol/L",
    "creatinine": "umol/L", "bilirubin": "umol/L", "alt": "U/L",
}  # fmt: skip
OWN_LIMITS = {
    "potassium": ("3.5", "5.0"), "creatinine": ("45", "100"), "bilirubin": ("3", "20"), "alt": ("10", "40"),
    "platelets": ("150", "400"),
}  # fmt: skip
READINGS = {
    "temperature": (("35.9", "36.8", "37.9", "38.0", "39.1"), "Cel"),
    "weight": (("60", "70", "74"), "kg"),
    "pulse": (("48", "80", "125"), "/min"),
    "systolic": (("85", "118", "130"), "mm[Hg]"),
    "oxygen-saturation": (("91", "97"), "%"),
}
INFUSIONS = ("blinatumomab", "inotuzumab-ozogamicin", "cytarabine", "vincristine", "cyclophosphamide", "other:Trial")
COURSES = (
    "prednisone", "imatinib", "ponatinib", "mercaptopurine", "methotrexate", "ibuprofen", "acetaminophen",
    "antibiotic", "complementary",
)  # fmt: skip
TKIS = ("imatinib", "dasatinib", "ponatinib")

SCENES: tuple[tuple[tuple[str, ...], str, dict[str, object]], ...] = (
    (("confusion", "seizure", "tremor", "muscle-cramps"), "infusion", {"medicine": "blinatumomab"}),
    (("yellow-skin-or-eyes", "irregular-heartbeat", "rash"), "infusion", {"medicine": "inotuzumab-ozogamicin"}),
    (("dry-eyes", "vision-loss", "coordination-trouble"), "infusion", {"medicine": "cytarabine"}),
    (("mouth-sores", "cannot-eat", "numbness-tingling", "less-urine"), "infusion", {"medicine": "vincristine"}),
    (("diarrhea", "vomiting", "cannot-keep-fluids"), "infusion", {"medicine": "methotrexate"}),
    (("skin-changes", "skin-infection"), "radiation", {"site": "chest"}),
    (("headache", "puncture-site-problem"), "lumbar-puncture", {}),
    (("nausea", "fatigue"), "transplant", {"transplant": "allogeneic"}),
)
"""What belongs together: symptoms, and the kind of treatment with its fields."""

days_before = st.integers(0, 20).map(lambda back: (DAY - timedelta(days=back)).isoformat())
long_before = st.integers(0, 400).map(lambda back: (DAY - timedelta(days=back)).isoformat())
times = st.sampled_from(("", "T07:00", "T10:30", "T18:00"))
today = times.map(lambda clock: f"{DAY.isoformat()}{clock}")
moments = st.builds(str.__add__, days_before, times)
maybe = st.one_of(st.none(), moments)
maybe_long_ago = st.one_of(st.none(), days_before, long_before)
severities = st.sampled_from((None, 0, 1, 1, 2, 3, 4))


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """A small diary whose last day is ``DAY``."""
    diary = Diary()
    _entries(draw, diary)
    _counts(draw, diary)
    for _ in range(draw(st.integers(0, 3))):
        draw(st.sampled_from(ON_FILE))(draw, diary)
    if draw(st.booleans()):
        _scene(draw, diary)
    return diary


def _scene(draw: st.DrawFn, diary: Diary) -> None:
    """Entries of the day beside what they are watched for."""
    symptoms, kind, fields = draw(st.sampled_from(SCENES))
    diary.add("treatments", kind=kind, started=draw(maybe), **fields)
    for symptom in draw(st.lists(st.sampled_from(symptoms), min_size=1, max_size=2)):
        diary.symptom(symptom, draw(severities), draw(today))


def _falling(draw: st.DrawFn, diary: Diary) -> None:
    """Three counts, each a fifth below the one before."""
    analyte, values = draw(st.sampled_from((("platelets", ("200", "150", "110")), ("hemoglobin", ("13", "10", "8")))))
    for back, value in zip((9, 5, draw(st.integers(0, 4))), values, strict=True):
        drawn = (DAY - timedelta(days=back)).isoformat()
        diary.count(analyte, value, f"{drawn}T08:00", UNITS.get(analyte, "10*9/L"))


def _entries(draw: st.DrawFn, diary: Diary) -> None:
    for symptom in draw(st.lists(st.sampled_from(SYMPTOMS), max_size=5)):
        severity = None if symptom in YES_OR_NO and draw(st.booleans()) else draw(severities)
        times_a_day = draw(st.sampled_from((None, None, 2, 4, 7)))
        more = {"times": times_a_day} if symptom in ("vomiting", "diarrhea") and severity != 0 else {}
        diary.symptom(symptom, severity, draw(today | moments), **more)
    for kind in draw(st.lists(st.sampled_from(sorted(READINGS)), max_size=3)):
        values, unit = READINGS[kind]
        masked = {"after_fever_medicine": draw(st.sampled_from((True, False)))} if draw(st.booleans()) else {}
        diary.reading(kind, draw(st.sampled_from(values)), unit, draw(today | moments), **masked)
    if draw(st.booleans()):
        diary.check(draw(st.sampled_from(("yes", "no"))))


def _counts(draw: st.DrawFn, diary: Diary) -> None:
    for analyte in draw(st.lists(st.sampled_from(sorted(ANALYTES)), max_size=6)):
        low, high = OWN_LIMITS.get(analyte, (None, None)) if draw(st.booleans()) else (None, None)
        diary.count(
            analyte,
            draw(st.sampled_from(ANALYTES[analyte])),
            draw(moments),
            UNITS.get(analyte, "10*9/L"),
            status=draw(st.sampled_from(("final", "final", "preliminary"))),
            low=low,
            high=high,
        )


def _infusion(draw: st.DrawFn, diary: Diary) -> None:
    diary.given(
        draw(st.sampled_from(INFUSIONS)),
        draw(maybe),
        cycle=draw(st.sampled_from((None, 1, 2, 3))),
        high_dose=draw(st.sampled_from((None, True, False))),
        kind=draw(st.sampled_from(("infusion", "infusion", "injection", "intrathecal"))),
    )


def _course(draw: st.DrawFn, diary: Diary) -> None:
    diary.course(draw(st.sampled_from((*COURSES, *MEDICINES))), draw(maybe_long_ago))


def _dose_change(draw: st.DrawFn, diary: Diary) -> None:
    medicine = draw(st.sampled_from(TKIS))
    diary.course(medicine, draw(maybe_long_ago))
    diary.add(
        "dose_changes", medicine=medicine, on=draw(maybe_long_ago), direction=draw(st.sampled_from(("up", "down")))
    )


def _other_treatment(draw: st.DrawFn, diary: Diary) -> None:
    kind = draw(st.sampled_from(("radiation", "transplant", "lumbar-puncture", "missed-dose", "vomited-dose")))
    more: dict[str, str | None] = {}
    if kind == "radiation":
        more = {"site": draw(st.sampled_from((None, *RADIATION_SITES)))}
    if kind == "transplant":
        more = {"transplant": draw(st.sampled_from((None, *TRANSPLANTS)))}
    medicine = draw(st.sampled_from(("imatinib", "mercaptopurine"))) if kind.endswith("dose") else None
    diary.given(medicine, draw(maybe_long_ago), kind=kind, **more)


def _device(draw: st.DrawFn, diary: Diary) -> None:
    diary.add("devices", device=draw(st.sampled_from(DEVICES)), placed=draw(maybe_long_ago))


def _milestone(draw: st.DrawFn, diary: Diary) -> None:
    diary.milestone(draw(st.sampled_from(MILESTONES)), draw(maybe_long_ago))


def _phase(draw: st.DrawFn, diary: Diary) -> None:
    diary.phase(draw(st.sampled_from(PHASES)), draw(long_before))


def _person(draw: st.DrawFn, diary: Diary) -> None:
    if not any(record.id == "person" for record in diary.records):
        diary.add("person", id="person", subtype=draw(st.sampled_from(SUBTYPES)))


def _line(draw: st.DrawFn, diary: Diary) -> None:
    _device(draw, diary)
    diary.symptom(
        draw(st.sampled_from(("line-site-problem", "arm-swelling", "stiff-neck"))), draw(severities), draw(today)
    )


def _persisting(draw: st.DrawFn, diary: Diary) -> None:
    diary.milestone("treatment-ended", draw(maybe_long_ago))
    symptom = draw(st.sampled_from(("fatigue", "numbness-tingling")))
    for back in (0, 2):
        diary.symptom(symptom, draw(severities), (DAY - timedelta(days=back)).isoformat())


ON_FILE = (
    _infusion, _infusion, _course, _dose_change, _other_treatment, _device, _line, _milestone, _phase, _person,
    _falling, _persisting,
)  # fmt: skip
"""What may stand on file beside the entries."""
