"""Examples at the limits that the laws state for all signs: how long counts hold, windows after treatment, what is new.

Each stands on one side of a number or a list that the rules keep in code; ``tests/signs/code_mutants.py`` names these.
"""

# ruff: noqa: E501  (one case a line reads as a table)

from collections.abc import Callable, Iterator

import pytest

from tests.signs.cases import TODAY, Case, Story, d
from tests.signs.sweeps import AT, CHEMOTHERAPY, YESTERDAY, lasting, one

LONG_AGO = ("2024-06-01", "2024-06-20")
"""More than a year before the day judged."""

MORNING = "2026-03-04T08:00"


def cough(story: Story) -> Story:
    return story.symptom("cough", 2, "08:00")


def good(story: Story, at: str, analyte: str = "neutrophils") -> Story:
    return story.count(
        analyte, "13" if analyte == "hemoglobin" else "3.0", at, "g/dL" if analyte == "hemoglobin" else "10*9/L"
    )


def maintenance() -> Story:
    return d().phase("maintenance", "2025-10-01")


def induction() -> Story:
    return d().phase("induction", "2026-02-10")


def tired(story: Story) -> Story:
    return story.symptom("shortness-of-breath", 2, "08:00").symptom("fatigue", 3, "08:00")


HOLDS = [
    one("infection", "today", "7.2", "no treatment on file, a good count of 3 days", cough(good(d(), "2026-03-01T08:00"))),
    one("infection", "now", "7.2", "no treatment on file, a minute more than 3 days", cough(good(d(), "2026-03-01T07:59"))),
    one("infection", "today", "7.2", "induction, a good count of 3 days", cough(good(induction(), "2026-03-01T08:00"))),
    one("infection", "now", "7.2", "induction, a minute more than 3 days", cough(good(induction(), "2026-03-01T07:59"))),
    one("infection", "today", "7.2", "four weeks after a dose, a good count of 7 days", cough(good(CHEMOTHERAPY.make(), "2026-02-25T08:00"))),
    one("infection", "now", "7.2", "four weeks after a dose, a minute more than 7 days", cough(good(CHEMOTHERAPY.make(), "2026-02-25T07:59"))),
    one("infection", "today", "7.2", "maintenance, a good count of 14 days", cough(good(maintenance(), "2026-02-18T08:00"))),
    one("infection", "now", "7.2", "maintenance, a minute more than 14 days", cough(good(maintenance(), "2026-02-18T07:59"))),
    one("anemia", "today", "7.2", "induction, a hemoglobin of 7 days", tired(good(induction(), "2026-02-25T08:00", "hemoglobin")), complete=True),
    one("anemia", "today", "7.2", "induction, a hemoglobin a minute older than 7 days", tired(good(induction(), "2026-02-25T07:59", "hemoglobin")), complete=False),
    one("anemia", "today", "7.2", "maintenance, a hemoglobin of 14 days", tired(good(maintenance(), "2026-02-18T08:00", "hemoglobin")), complete=True),
    one("anemia", "today", "7.2", "maintenance, a hemoglobin a minute older than 14 days", tired(good(maintenance(), "2026-02-18T07:59", "hemoglobin")), complete=False),
    one("infection", "now", "7.2", "21 days after a dose, a good count of 5 days", cough(good(d().infusion("vincristine", "2026-02-11T10:00", "2026-02-11T11:00"), "2026-02-27T08:00"))),
    one("infection", "today", "7.2", "22 days after a dose, a good count of 5 days", cough(good(d().infusion("vincristine", "2026-02-10T10:00", "2026-02-10T11:00"), "2026-02-27T08:00"))),
    one("infection", "now", "law 4", "a good count of yesterday, a low one 14 days back", cough(good(d().count("neutrophils", "0.4", "2026-02-18T08:00"), "2026-03-03T08:00"))),
    one("infection", "today", "law 4", "a good count of yesterday, a low one 15 days back", cough(good(d().count("neutrophils", "0.4", "2026-02-17T08:00"), "2026-03-03T08:00"))),
]  # fmt: skip

TABLETS = [
    one("infection", "today", "law 10", f"tablets of {medicine} since the good count", cough(good(d().medicine(medicine, "2026-03-02"), "2026-03-01T07:00")))
    for medicine in ("mercaptopurine", "methotrexate", "chlorambucil")
] + [
    one("infection", "now", "law 10; 7.2", "a course of cyclophosphamide since the good count", cough(good(d().medicine("cyclophosphamide", "2026-03-02"), "2026-03-01T07:00"))),
]  # fmt: skip

TREATED: dict[str, Callable[[], Story]] = {
    "pegaspargase": lambda: d().infusion("pegaspargase", "2026-01-05T10:00", "2026-01-05T11:00"),
    "prednisone": lambda: d().medicine("prednisone", "2026-01-05", "2026-01-20"),
    "imatinib": lambda: d().medicine("imatinib", "2026-01-05", "2026-01-20"),
    "a medicine of no list": lambda: d().infusion("other:Trial", "2026-01-05T10:00", "2026-01-05T11:00"),
    "radiation": lambda: d().done("radiation", "2026-01-05T10:00", "2026-01-05T10:20", site="chest"),
    "a transplant": lambda: recovered(d().done("transplant", LONG_AGO[0], transplant="allogeneic")),
}
"""What alone makes the treatment of the illness known; for a count it holds 7 days then, and 3 without."""


def recovered(story: Story) -> Story:
    """Neutrophils at or above 0.5 twice, long ago."""
    return story.count("neutrophils", "1.5", "2024-07-01T08:00").count("neutrophils", "2.5", "2024-07-08T08:00")


ON_FILE = [
    one("infection", "today", "law 3; 7.2", f"only {name} on file, a good count of 5 days", cough(good(make(), "2026-02-27T08:00")), complete=True)
    for name, make in TREATED.items()
] + [
    one("infection", "now", "law 3; 7.2", f"only {name} on file, a good count of 5 days", cough(good(d().medicine(name, "2026-01-05", "2026-01-20"), "2026-02-27T08:00")), complete=False)
    for name in ("ibuprofen", "antibiotic")
]  # fmt: skip


def falling(*days: str) -> Story:
    story = d().medicine("imatinib", "2026-01-20").symptom("fatigue", 1)
    for day, value in zip(days, ("200", "160", "128"), strict=True):
        story.count("platelets", value, f"{day}T08:00")
    return story


FALLING = [
    one("counts-falling-on-tki", "tell", "law 11; W23", "the last of three 7 days ago", falling("2026-02-11", "2026-02-18", "2026-02-25")),
    one("counts-falling-on-tki", None, "law 11; W23", "the last of three 8 days ago", falling("2026-02-11", "2026-02-18", "2026-02-24")),
]  # fmt: skip


def feverish(at: str = AT) -> Story:
    """Felt at ten, with a reading below the line that no fever medicine came before, as the person says."""
    return d().symptom("feverish", 2, AT).temperature("37.2", at=at, after_fever_medicine=False)


def after(medicine: str, at: str, kind: str = "oral-dose") -> Story:
    return feverish().dose(medicine, at, kind)


FEVER = [
    one("fever", "now", "law 13", "37.0 with a line of 36.5 on the card", d().temperature("37.0").fever_line("36.5")),
    one("fever", None, "law 13", "36.9 with a line of 36.5 on the card", d().temperature("36.9").fever_line("36.5")),
    one("fever", "tell", "law 6", "felt, 37.2 at the same time", feverish()),
    one("fever", "tell", "law 6", "felt, 37.2 half an hour before", feverish("09:30")),
    one("fever", "now", "law 6", "felt, 37.2 longer than half an hour before", feverish("09:29")),
    one("fever", "tell", "law 6", "felt, 37.2 two hours later", feverish("12:00")),
    one("fever", "now", "law 6", "felt, 37.2 more than two hours later", feverish("12:01")),
    one("fever", "now", "law 6", "a course of a steroid runs", feverish().medicine("dexamethasone", "2026-02-20")),
    one("fever", "now", "law 6", "a course of a steroid ends on the day", feverish().medicine("dexamethasone", "2026-02-20", TODAY)),
    one("fever", "tell", "law 6", "a course of a steroid ended the day before", feverish().medicine("dexamethasone", "2026-02-20", YESTERDAY)),
    *(
        case
        for kind in ("oral-dose", "infusion", "injection")
        for case in (
            one("fever", "now", "law 6", f"a steroid the day before, {kind}", feverish().add("treatments", kind=kind, medicine="dexamethasone", started="2026-03-03T08:00", ended="2026-03-03T08:30")),
            one("fever", "tell", "law 6", f"a steroid two days before, {kind}", feverish().add("treatments", kind=kind, medicine="dexamethasone", started="2026-03-02T08:00", ended="2026-03-02T08:30")),
        )
    ),
    *(one("fever", "now", "law 6", f"{medicine} 8 hours before", after(medicine, "2026-03-04T02:00")) for medicine in ("acetaminophen", "ibuprofen", "aspirin")),
    *(one("fever", "tell", "law 6", f"{medicine} more than 8 hours before", after(medicine, "2026-03-04T01:59")) for medicine in ("acetaminophen", "ibuprofen", "aspirin")),
]  # fmt: skip


def less_urine(story: Story) -> Story:
    return lasting(story, "less-urine")


def dose(story: Story) -> Story:
    """Chemotherapy two days ago, of which nobody says whether it was the first."""
    return less_urine(story.infusion("vincristine", "2026-03-02T10:00", "2026-03-02T11:00"))


FIRST = [
    one("tumor-lysis", "now", "law 11; W28", "3 days before the first chemotherapy", less_urine(d().milestone("first-chemotherapy", "2026-03-07"))),
    one("tumor-lysis", None, "law 11; W28", "4 days before the first chemotherapy", less_urine(d().milestone("first-chemotherapy", "2026-03-08"))),
    *(one("tumor-lysis", None, "laws 3 and 11; W28", f"a dose in or after {phase}", dose(d().phase(phase, "2026-01-15"))) for phase in ("consolidation", "maintenance", "relapse-treatment", "conditioning", "transplant", "follow-up")),
    *(one("tumor-lysis", "now", "law 3; W28", f"a dose after {phase}", dose(d().phase(phase, "2026-01-15")), complete=False) for phase in ("radiation", "rest")),
]  # fmt: skip


def transplanted(day: str, *neutrophils: str) -> Story:
    """A transplant, and the neutrophils of December."""
    story = d().done("transplant", day, transplant="allogeneic")
    for place, value in enumerate(neutrophils):
        story.count("neutrophils", value, f"2025-12-{10 + place}T08:00")
    return story


def in_window(said: str, story: Story, *, inside: bool) -> Case:
    """Mild trouble at a line: ``today``, and outside every window of a medicine ``tell``."""
    line = story.device("central-line", "2023-01-30").symptom("line-site-problem", 1, AT)
    return one("line-infection", "today" if inside else "tell", "laws 5 and 11", said, line)


def vein(medicine: str, day: str) -> Story:
    return d().infusion(medicine, f"{day}T09:00", f"{day}T10:00", high_dose=False)


def raised(day: str) -> Story:
    return d().medicine("imatinib", "2025-06-01").dose_change("imatinib", day)


def long_after_transplant() -> Story:
    return recovered(d().done("transplant", LONG_AGO[0], transplant="allogeneic"))


def with_inotuzumab(story: Story) -> Story:
    return story.infusion("inotuzumab-ozogamicin", "2024-03-01T09:00", "2024-03-01T10:00")


DRUG_WINDOWS = [
    in_window("14 days after blinatumomab", vein("blinatumomab", "2026-02-18"), inside=True),
    in_window("15 days after blinatumomab", vein("blinatumomab", "2026-02-17"), inside=False),
    in_window("90 days after inotuzumab", vein("inotuzumab-ozogamicin", "2025-12-04"), inside=True),
    in_window("91 days after inotuzumab", vein("inotuzumab-ozogamicin", "2025-12-03"), inside=False),
    in_window("14 days after cytarabine", vein("cytarabine", "2026-02-18"), inside=True),
    in_window("15 days after cytarabine", vein("cytarabine", "2026-02-17"), inside=False),
    in_window("28 days after a dose of imatinib was raised", raised("2026-02-04"), inside=True),
    in_window("29 days after a dose of imatinib was raised", raised("2026-02-03"), inside=False),
    in_window("inotuzumab years ago", with_inotuzumab(d()), inside=False),
    in_window("a transplant years ago", long_after_transplant(), inside=False),
    in_window("inotuzumab and a transplant years ago", with_inotuzumab(long_after_transplant()), inside=True),
    in_window("inotuzumab and a phase of a transplant years ago", with_inotuzumab(recovered(d().phase("transplant", *LONG_AGO))), inside=True),
    in_window("conditioning, and no medicine of it", d().phase("conditioning", "2026-03-01"), inside=True),
    in_window("the phase of a transplant, and nothing else", d().phase("transplant", "2026-03-01"), inside=True),
    in_window("100 days after a transplant, recovered", transplanted("2025-11-24", "0.6", "0.9"), inside=True),
    in_window("101 days after a transplant, recovered", transplanted("2025-11-23", "0.6", "0.9"), inside=False),
    in_window("101 days after a transplant, 0.5 twice", transplanted("2025-11-23", "0.5", "0.5"), inside=False),
    in_window("101 days after a transplant, 0.49 twice", transplanted("2025-11-23", "0.49", "0.49"), inside=True),
    in_window("101 days after a transplant, 0.5 once", transplanted("2025-11-23", "0.4", "0.5"), inside=True),
]  # fmt: skip

GENERAL = (
    "black-or-bloody-stool", "bleeding-not-stopping", "blood-in-urine", "blood-in-vomit", "blue-lips",
    "breathless-at-rest", "chest-pain", "chills", "confusion", "feeling-very-unwell", "line-flush-chills",
    "one-sided-weakness", "passing-out", "seizure", "skin-infection", "sudden-worst-headache", "trouble-speaking",
)  # fmt: skip
"""What the general signs call about from mild on."""

HELD_BACK = [
    *(one("transplant-effects", "today", "law 5; W49", f"mild new {word} long after a transplant", long_after_transplant().symptom(word, 1, AT)) for word in GENERAL),
    *(one("transplant-effects", "tell", "law 5; W49", f"mild new {word} long after a transplant", long_after_transplant().symptom(word, 1, AT)) for word in ("rash", "cough", "nosebleed", "feverish")),
    one("nausea-vomiting", "today", "law 5; 7.3; W34", "vomiting at 0 with 3 episodes", CHEMOTHERAPY.make().symptom("vomiting", 0, times=3)),
    one("nausea-vomiting", None, "law 5", "vomiting at 0 with none counted", CHEMOTHERAPY.make().symptom("vomiting", 0)),
]  # fmt: skip


def pressure(before: str) -> Story:
    running = d().infusion("blinatumomab", "2026-02-20T09:00")
    return running.measured("systolic", "140", "mm[Hg]", AT, before).measured("systolic", "110", "mm[Hg]", AT)


def rash(days_before: str, severity: int | None = 2) -> Story:
    """A rash on imatinib: a note, and to be told of where it is worse."""
    return d().medicine("imatinib", "2025-06-01").each_day("rash", days_before).symptom("rash", severity, AT)


USUAL = [
    one("blinatumomab-infusion-reaction", "now", "law 11; W01", "30 under a blood pressure of 7 days before", pressure("2026-02-25")),
    one("blinatumomab-infusion-reaction", None, "law 11; W01", "30 under a blood pressure of 8 days before", pressure("2026-02-24")),
    one("tki-effects", "note", "law 11; W38", "a rash at 2, of the last seven days four at 2", rash("12222111")),
    one("tki-effects", "tell", "law 11; W38", "a rash at 2, of the last seven days three at 2", rash("22221111")),
    one("tki-effects", "tell", "laws 5 and 11; W38", "a rash that was not rated, after a week at 4", rash("4444444", None)),
]  # fmt: skip

PHASES = (
    "induction", "consolidation", "maintenance", "cns-prophylaxis", "relapse-treatment", "conditioning", "transplant",
)  # fmt: skip


def numb(story: Story) -> Story:
    return lasting(story, "numbness-tingling")


CHEMOTHERAPY_ON_FILE = [
    *(one("nerve-damage", "tell", "law 2; W31", f"only {phase}, years ago", numb(d().phase(phase, *LONG_AGO)), complete=True) for phase in PHASES),
    *(one("nerve-damage", None, "law 2; W31", f"only {phase}, years ago", numb(d().phase(phase, *LONG_AGO))) for phase in ("radiation", "follow-up")),
    one("nerve-damage", "tell", "law 2; 1.1", "only pegaspargase, years ago", numb(vein("pegaspargase", LONG_AGO[0])), complete=True),
    one("nerve-damage", "tell", "law 2; W31", "the first chemotherapy on the day", numb(d().milestone("first-chemotherapy", TODAY)), complete=True),
    one("nerve-damage", "tell", "laws 2 and 10; W31", "only a medicine of no list, years ago", numb(vein("other:Trial", LONG_AGO[0])), complete=False),
    one("nerve-damage", "tell", "laws 2 and 10; W31", "only a steroid, years ago", numb(d().medicine("prednisone", *LONG_AGO)), complete=False),
    one("nerve-damage", None, "law 2; W31", "only an antibiotic, years ago", numb(d().medicine("antibiotic", *LONG_AGO))),
]  # fmt: skip


def vomited() -> Story:
    """Imatinib since the fall, a tablet vomited the day before, and platelets that fell twice since."""
    story = d().dose("imatinib", "2025-10-01T08:00").dose("imatinib", "2026-02-10T08:00", "vomited-dose")
    for day, value in (("2026-02-11", "200"), ("2026-02-18", "160"), ("2026-02-25", "128")):
        story.count("platelets", value, f"{day}T20:00")
    return story


def together(specimen: str) -> Iterator[Case]:
    """White cells on one slip and the share of neutrophils on another of the same time: 0.16 together."""
    story = d().count("white-cells", "1.0", MORNING, specimen=specimen)
    apart = d().count("white-cells", "1.0", MORNING, specimen=specimen)
    yield one(
        "low-white-cells",
        "today",
        "6.4; 7.3",
        f"two slips of one time, {specimen}",
        story.count("neutrophils-percent", "16", MORNING, "%", specimen=specimen),
    )
    yield one(
        "low-white-cells",
        "tell",
        "law 8; 6.4",
        f"two slips of two times, {specimen}",
        apart.count("neutrophils-percent", "16", "2026-03-04T08:01", "%", specimen=specimen),
    )


GIVEN = [
    one("cytarabine-eyes", "today", "laws 3 and 10; W29", "an injection of cytarabine", d().dose("cytarabine", "2026-03-02T08:00", "injection").symptom("dry-eyes", 1, AT)),
    one("tki-effects", "note", "law 3; W38 W47", "a tablet that was vomited that morning", d().dose("imatinib", MORNING, "vomited-dose").symptom("rash", 1, AT)),
    one("tki-effects", None, "law 3; W38 W47", "a tablet that was missed that morning", d().dose("imatinib", MORNING, "missed-dose").symptom("rash", 1, AT)),
    one("counts-falling-on-tki", None, "law 11; W23 W47", "a tablet vomited months after the first", vomited()),
    one("radiation-skin", "tell", "laws 3 and 14; W40", "radiation in January of which no end was entered", lasting(d().done("radiation", "2026-01-05T10:00"), "skin-changes", 2), complete=False),
    one("radiation-skin", None, "law 11; W40", "radiation that ended in January", lasting(d().done("radiation", "2026-01-05T10:00", "2026-01-05T10:20"), "skin-changes", 2)),
    *together("blood"),
    *together("unknown"),
]  # fmt: skip

CASES = [
    *HOLDS,
    *TABLETS,
    *ON_FILE,
    *FALLING,
    *FEVER,
    *FIRST,
    *DRUG_WINDOWS,
    *HELD_BACK,
    *USUAL,
    *CHEMOTHERAPY_ON_FILE,
    *GIVEN,
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()
