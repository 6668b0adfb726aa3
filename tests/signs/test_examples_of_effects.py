"""Examples at the limits: side effects of chemotherapy, pain, medicines, and what stays after treatment."""

from collections.abc import Callable, Iterator

import pytest

from tests.signs.cases import YESTERDAY, Case, Story, d
from tests.signs.sweeps import OWN

LONG_AGO = "2023-01-02"
"""More than a year before the day: what is on file counts however long ago it was."""

BEFORE = "2026-03-03"
LAST_OF_SIX_WEEKS, DAY_43 = "2026-01-21", "2026-01-20"
LAST_OF_FOURTEEN_DAYS, DAY_15 = "2026-02-18", "2026-02-17"


def chemo() -> Story:
    """Someone who had chemotherapy, long ago."""
    return d().infusion("vincristine", LONG_AGO, LONG_AGO, high_dose=False)


def milestone() -> Story:
    """Someone whose first chemotherapy is on file, but none of its medicines."""
    return d().milestone("first-chemotherapy", LONG_AGO)


def cytarabine(ended: str = LAST_OF_FOURTEEN_DAYS) -> Story:
    return d().infusion("cytarabine", ended, ended, high_dose=False)


def tki() -> Story:
    return d().add("treatments", kind="oral-dose", medicine="dasatinib", started=LONG_AGO, high_dose=False)


def antibody() -> Story:
    return d().infusion("blinatumomab", LONG_AGO, LONG_AGO, high_dose=False)


def radiation(ended: str = LAST_OF_SIX_WEEKS, site: str | None = "belly") -> Story:
    return d().add("treatments", kind="radiation", site=site, started="2026-01-12", ended=ended)


def radiation_phase(ended: str | None = LAST_OF_SIX_WEEKS) -> Story:
    return d().phase("radiation", "2026-01-12", ended)


def lasting(story: Story, word: str, severity: int | None) -> Story:
    """A symptom of the day that was there the day before, just as bad."""
    return story.symptom(word, severity, day=BEFORE).symptom(word, severity)


def of_cytarabine() -> Iterator[Case]:
    eyes, brain = "cytarabine-eyes", "cytarabine-brain"
    for word in ("dry-eyes", "eye-pain-or-redness", "blurred-vision"):
        yield Case(f"lasting {word}", "W29", lasting(cytarabine(), word, 1), {eyes: "today"})
        yield Case(f"{word} on day 15", "law 11", cytarabine(DAY_15).symptom(word, 3), silent=(eyes,))
    yield Case("sight lost for days", "law 14", lasting(cytarabine(), "vision-loss", None), {eyes: "now"})
    for word, step in (("coordination-trouble", "now"), ("loss-of-balance", "now"), ("trouble-speaking", "emergency")):
        yield Case(f"lasting {word}", "W30", lasting(cytarabine(), word, 1), {brain: step})
    usual = cytarabine().symptom("confusion", 1, day="2026-02-26")
    for day in ("2026-02-27", "2026-02-28", "2026-03-01"):
        usual.symptom("confusion", 0, day=day)
    yield Case("confused, mostly not before", "W30", usual.symptom("confusion", 1), {brain: "emergency"})
    yield Case("confused as before", "W30", lasting(cytarabine(), "confusion", 2), silent=(brain,))
    worse = cytarabine(DAY_15).symptom("confusion", 1, day=BEFORE).symptom("confusion", 2)
    yield Case("worse confusion on day 15", "law 11", worse, silent=(brain,))
    yield Case("new confusion on day 15", "law 11", cytarabine(DAY_15).symptom("confusion", 2), silent=(brain,))


def of_nerves() -> Iterator[Case]:
    sign = "nerve-damage"
    for word, step in {
        "numbness-tingling": "tell",
        "weakness-hands-feet": "today",
        "tripping-or-dropping-things": "today",
        "bladder-or-bowel-loss": "now",
        "one-sided-weakness": "emergency",
    }.items():
        yield Case(f"lasting {word}", "W31", lasting(chemo(), word, 2), {sign: step})
        mild = step if word in OWN else "tell"
        yield Case(f"{word} at 1", "law 5", chemo().symptom(word, 1), {sign: mild})
        yield Case(f"{word} without chemotherapy", "law 2", tki().symptom(word, 2), silent=(sign,))


def of_mouth() -> Iterator[Case]:
    sign = "mouth-sores"
    sores = lasting(chemo(), "mouth-sores", 1)
    yield Case("lasting sores", "W32", sores, {sign: "tell"})
    yield Case("sores after a first chemotherapy", "law 2", milestone().symptom("mouth-sores"), complete=(sign,))
    for word in ("cannot-eat", "cannot-keep-fluids"):
        eating = lasting(lasting(chemo(), "mouth-sores", 1), word, 1)
        yield Case(f"lasting sores and {word}", "law 14", eating, {sign: "today"})
        yield Case(f"{word} alone", "law 14", chemo().symptom(word, 3), silent=(sign,))
        untreated = tki().symptom("mouth-sores", 3).symptom(word, 3)
        yield Case(f"sores, {word}, no chemotherapy", "law 2", untreated, silent=(sign,))
    yield Case(
        "lasting sores and a fever", "W32", lasting(chemo(), "mouth-sores", 1).temperature("38.0"), {sign: "now"}
    )
    felt = lasting(chemo(), "mouth-sores", 1).symptom("feverish")
    yield Case("lasting sores and feverish", "W32", felt, {sign: "now"})
    yield Case("a fever alone, no sores", "W32", chemo().temperature("39.0").symptom("feverish"), silent=(sign,))
    untreated = tki().symptom("mouth-sores", 3).temperature("39.0")
    yield Case("sores and a fever, no chemotherapy", "law 2", untreated, silent=(sign,))


def weighed(story: Story, now: str, was: str = "80.0", on: str = "2025-12-04") -> Story:
    return story.measured("weight", was, "kg", day=on).measured("weight", now, "kg")


def of_eating() -> Iterator[Case]:
    sign = "eating-and-weight"
    for word, step in (("loss-of-appetite", "tell"), ("cannot-eat", "today")):
        yield Case(f"lasting {word}", "W33", lasting(chemo(), word, 2), {sign: step})
        yield Case(f"{word} without chemotherapy", "law 2", tki().symptom(word, 3), silent=(sign,))
    yield Case("cannot eat at 1", "law 5", chemo().symptom("cannot-eat", 1), {sign: "tell"})
    for now, step in (("64.0", "today"), ("72.0", "today"), ("72.1", "tell"), ("76.0", "tell")):
        yield Case(f"80 to {now} kg", "W33", weighed(chemo(), now), {sign: step})
        yield Case(f"80 to {now} kg without chemotherapy", "law 2", weighed(tki(), now), silent=(sign,))
    yield Case("80 to 76.1 kg", "W33", weighed(chemo(), "76.1"), silent=(sign,))
    yield Case("lost since 91 days", "law 11", weighed(chemo(), "64.0", on="2025-12-03"), silent=(sign,))
    yield Case("gained", "W33", weighed(chemo(), "100.0", "80.0"), silent=(sign,))
    yield Case("poor appetite after a first chemotherapy", "law 2", weighed(milestone(), "64.0"), complete=(sign,))


def counted(story: Story, word: str, times: int) -> Story:
    return story.symptom(word, 1, times=times)


def of_vomiting() -> Iterator[Case]:
    sign = "nausea-vomiting"
    for name, treated in (("chemotherapy", chemo), ("a TKI", tki), ("an antibody", antibody), ("radiation", radiation)):
        yield from _vomiting(sign, name, treated)
    for times, step in ((3, "today"), (6, "now")):
        late = counted(radiation(DAY_43), "vomiting", times)
        yield Case(f"{times} times, 43 days after radiation", "law 11", late, silent=(sign,))
        phase = counted(radiation_phase(), "vomiting", times)
        yield Case(f"{times} times, a phase of radiation", "law 3", phase, {sign: step})
        over = counted(radiation_phase(DAY_43), "vomiting", times)
        yield Case(f"{times} times, 43 days after a phase of radiation", "law 11", over, silent=(sign,))
    yield Case("sick after a phase of radiation", "law 3", radiation_phase().symptom("nausea", 3), {sign: "tell"})
    yield Case(
        "sick, fluids lost, a phase of radiation",
        "law 14",
        radiation_phase().symptom("cannot-keep-fluids", 2),
        {sign: "now"},
    )
    over = radiation_phase(DAY_43).symptom("nausea", 3)
    yield Case("sick 43 days after a phase of radiation", "law 11", over, silent=(sign,))
    yield Case("sick 43 days after radiation", "law 11", radiation(DAY_43).symptom("nausea", 3), silent=(sign,))
    yield Case("sick, nothing on file", "law 2", counted(d(), "vomiting", 9).symptom("nausea", 3), silent=(sign,))
    some = counted(chemo().symptom("vomiting", 4), "vomiting", 2)
    yield Case("vomiting, not all of it counted", "law 2", some, {sign: "tell"}, incomplete=(sign,))
    yield Case("vomiting, all of it counted", "law 2", counted(chemo(), "vomiting", 2), complete=(sign,))


def _vomiting(sign: str, name: str, treated: Callable[[], Story]) -> Iterator[Case]:
    for times, step in ((2, "tell"), (3, "today"), (5, "today"), (6, "now")):
        yield Case(f"vomited {times} times after {name}", "W34", counted(treated(), "vomiting", times), {sign: step})
    for word, step in (("nausea", "tell"), ("vomiting", "tell"), ("cannot-keep-fluids", "now")):
        yield Case(f"lasting {word} after {name}", "W34", lasting(treated(), word, 2), {sign: step})
    mild = treated().symptom("cannot-keep-fluids", 1)
    yield Case(f"cannot keep fluids at 1 after {name}", "law 5", mild, {sign: "tell"})


def of_diarrhea() -> Iterator[Case]:
    sign = "diarrhea"
    for name, treated in (("chemotherapy", chemo), ("a TKI", tki), ("radiation", radiation)):
        yield from _diarrhea(sign, name, treated)
    for site in ("pelvis", "whole-body"):
        for times, step in ((3, "tell"), (4, "today"), (7, "now")):
            story = counted(radiation(site=site), "diarrhea", times)
            yield Case(f"{times} stools after radiation to the {site}", "W41", story, {sign: step})
    for times, step in ((1, "tell"), (4, "today"), (7, "now")):
        for name, story in (
            ("43 days after radiation", radiation(DAY_43)),
            ("the brain", radiation(site="brain-spine")),
        ):
            silent = counted(story, "diarrhea", times)
            yield Case(f"{times} stools, {name}", "W41", silent, silent=(sign,))
        unknown = counted(radiation(site=None), "diarrhea", times)
        yield Case(f"{times} stools, radiation to where", "law 3", unknown, incomplete=(sign,))
        phase = counted(radiation_phase(), "diarrhea", times)
        yield Case(f"{times} stools, a phase of radiation", "law 3", phase, {sign: step}, incomplete=(sign,))
        over = counted(radiation_phase(DAY_43), "diarrhea", times)
        yield Case(f"{times} stools, 43 days after a phase of radiation", "law 11", over, silent=(sign,))
        elsewhere = counted(radiation(site="brain-spine").phase("radiation", "2026-01-12"), "diarrhea", times)
        yield Case(f"{times} stools, a phase of radiation to the brain", "W41", elsewhere, silent=(sign,))
        yield Case(f"{times} stools, nothing on file", "law 2", counted(d(), "diarrhea", times), silent=(sign,))
    yield Case("diarrhea not counted", "law 2", chemo().symptom("diarrhea", 4), {sign: "tell"}, incomplete=(sign,))
    yield Case("diarrhea after a first chemotherapy", "law 2", counted(milestone(), "diarrhea", 4), complete=(sign,))


def _diarrhea(sign: str, name: str, treated: Callable[[], Story]) -> Iterator[Case]:
    for times, step in ((3, "tell"), (4, "today"), (6, "today"), (7, "now")):
        yield Case(f"{times} stools after {name}", "W35", counted(treated(), "diarrhea", times), {sign: step})
    yield Case(f"lasting diarrhea after {name}", "W35", lasting(treated(), "diarrhea", 1), {sign: "tell"})
    loose = lasting(treated(), "diarrhea", 1)
    for beside, story in {
        "blood": lasting(loose, "black-or-bloody-stool", 1),
        "a fever": lasting(treated(), "diarrhea", 1).temperature("38.0"),
        "feeling feverish": lasting(treated(), "diarrhea", 1).symptom("feverish"),
    }.items():
        yield Case(f"diarrhea with {beside} after {name}", "W35", story, {sign: "now"})
    alone = treated().symptom("black-or-bloody-stool", None).temperature("39.0").symptom("feverish")
    yield Case(f"blood and a fever, no diarrhea, after {name}", "W35", alone, silent=(sign,))


def of_constipation() -> Iterator[Case]:
    sign = "constipation"
    yield Case("lasting, moderate", "the contract", lasting(d(), "constipation", 2), {sign: "tell"}, complete=(sign,))
    yield Case("lasting, severe", "the contract", lasting(d(), "constipation", 3), {sign: "today"})
    for word in ("abdominal-pain", "vomiting"):
        both = lasting(lasting(d(), "constipation", 1), word, 1)
        yield Case(f"lasting, with {word}", "the contract", both, {sign: "today"})
        yield Case(f"{word} alone", "the contract", d().symptom(word, 4), silent=(sign,))


HEART_LUNGS_BRAIN = {
    "chest-pain": "emergency",
    "irregular-heartbeat": "now",
    "shortness-of-breath": "now",
    "breathless-at-rest": "emergency",
    "confusion": "now",
    "seizure": "emergency",
}


def of_organs() -> Iterator[Case]:
    sign = "organ-effects"
    for word, step in HEART_LUNGS_BRAIN.items():
        yield Case(f"lasting {word}", "W36", lasting(chemo(), word, 2), {sign: step})
        yield Case(f"lasting {word} at 1", "law 5", lasting(chemo(), word, 1), {sign: step if word in OWN else "tell"})
        yield Case(f"{word} without chemotherapy", "law 2", tki().symptom(word, 2), silent=(sign,))
    yield Case("a lasting severe cough", "W36", lasting(chemo(), "cough", 3), {sign: "now"})
    yield Case("a moderate cough", "law 6", chemo().symptom("cough", 2), silent=(sign,))
    for word in ("less-urine", "swelling-hands-feet", "yellow-skin-or-eyes", "dark-urine"):
        yield Case(f"lasting {word}", "W36", lasting(chemo(), word, 2), {sign: "today"})
        yield Case(f"{word} without chemotherapy", "law 2", tki().symptom(word, 2), silent=(sign,))
    for analyte, unit, over, at, high in (
        ("creatinine", "umol/L", "151", "150", "100"),
        ("alt", "U/L", "121", "120", "40"),
        ("ast", "U/L", "121", "120", "40"),
        ("bilirubin", "umol/L", "31", "30", "20"),
        ("bilirubin", "umol/L", "34", "33", None),
    ):
        yield from _blood_test(sign, analyte, (over, at), unit, {"high": high} if high else {})
    unlimited = chemo().count("creatinine", "400", YESTERDAY, "umol/L")
    yield Case("creatinine without a limit", "law 12", unlimited, silent=(sign,))
    high_limit = chemo().count("bilirubin", "35", YESTERDAY, "umol/L", high="25")
    yield Case("bilirubin of 35 where the limit is 25", "law 12", high_limit, silent=(sign,))


def _blood_test(sign: str, analyte: str, values: tuple[str, str], unit: str, limit: dict[str, str]) -> Iterator[Case]:
    over, at = values
    name = f"{analyte} with{'' if limit else 'out'} a limit"

    def drawn(story: Story, value: str, on: str = YESTERDAY) -> Story:
        return story.count(analyte, value, on, unit, **limit)

    yield Case(f"{name}: {over}", "W36, law 12", drawn(chemo(), over), {sign: "today"})
    yield Case(f"{name}: {at}", "W36, law 12", drawn(chemo(), at), silent=(sign,))
    yield Case(f"{name}: 7 days old", "our own", drawn(chemo(), over, "2026-02-25T08:00"), {sign: "today"})
    yield Case(f"{name}: 8 days old", "our own", drawn(chemo(), over, "2026-02-24T08:00"), {sign: "tell"})
    first = d().infusion("vincristine", "2026-03-03T09:00", "2026-03-03T10:00")
    yield Case(f"{name}: before the first chemotherapy", "law 3", drawn(first, over), silent=(sign,))
    yield Case(f"{name}: no chemotherapy", "law 2", drawn(tki(), over), silent=(sign,))


def of_pain() -> Iterator[Case]:
    sign = "pain"
    for word in ("pain", "bone-pain"):
        yield Case(f"lasting severe {word}", "law 14", lasting(d(), word, 3), {sign: "today"}, complete=(sign,))
        yield Case(f"moderate {word}", "law 14", d().symptom(word, 2), silent=(sign,))
    yield Case("not working for days", "law 14", lasting(d(), "pain-medicine-not-working", 2), {sign: "today"})
    yield Case("not working at 1", "law 5", d().symptom("pain-medicine-not-working", 1), {sign: "tell"})


def tablet(story: Story, medicine: str, at: str = "2026-03-04T09:00", kind: str = "oral-dose") -> Story:
    return story.add("treatments", kind=kind, medicine=medicine, started=at, high_dose=False)


def good_platelets(story: Story, value: str = "200") -> Story:
    return story.count("platelets", value, "2026-03-04T08:00")


def of_pain_relievers() -> Iterator[Case]:
    sign = "pain-reliever-caution"
    for medicine in ("aspirin", "ibuprofen"):
        known = good_platelets(tablet(d(), medicine))
        yield Case(f"{medicine}, good platelets", "W44b", known, silent=(sign,))
        low = good_platelets(tablet(d(), medicine), "49")
        yield Case(f"{medicine}, platelets of 49", "W44b", low, {sign: "tell"}, complete=(sign,))
        yield Case(f"{medicine}, platelets not known", "W44b", tablet(d(), medicine), incomplete=(sign,))
        course = good_platelets(d().medicine(medicine, "2026-02-01"), "49")
        yield Case(f"{medicine} as a course", "W44b", course, complete=(sign,))
        earlier = good_platelets(tablet(d(), medicine, "2026-03-03T09:00"), "49")
        yield Case(f"{medicine} the day before", "W44b", earlier, silent=(sign,))
    for medicine in ("vincristine", "inotuzumab-ozogamicin", "dasatinib", "other:Trial medicine"):
        for ended, flags in (("2026-02-11", {sign: "tell"}), ("2026-02-10", {})):
            treated = d().infusion(medicine, ended, ended, high_dose=False)
            story = good_platelets(tablet(treated, "ibuprofen"))
            yield Case(f"{medicine} until {ended}", "W44b, 7.2", story, flags, silent=() if flags else (sign,))
    yield Case("a masked reading", "W44b", d().temperature("36.8", after_fever_medicine=True), {sign: "tell"})
    for kind in ("oral-dose", "infusion"):
        dose = tablet(d(), "acetaminophen", "2026-03-04T09:00", kind)
        if kind == "infusion":
            dose = d().infusion("acetaminophen", "2026-03-04T08:30", "2026-03-04T09:00", high_dose=False)
        for at, flags in (("17:00", {sign: "tell"}), ("17:01", {}), ("08:00", {})):
            story = Story()
            story.diary.records += dose.records
            story.temperature("36.8", at=at)
            yield Case(f"{kind} at 9, reading at {at}", "W44b", story, flags, silent=() if flags else (sign,))
    both = good_platelets(tablet(d(), "ibuprofen").temperature("36.8", at="10:00"))
    yield Case("ibuprofen before a reading, good platelets", "W44b", both, {sign: "tell"})
    aspirin = good_platelets(tablet(d(), "aspirin").temperature("36.8", at="10:00"))
    yield Case("aspirin before a reading, good platelets", "W44b", aspirin, silent=(sign,))


def of_what_is_on_file() -> Iterator[Case]:
    sign = "second-cancer-exposure"
    for medicine in ("etoposide", "teniposide", "cyclophosphamide", "chlorambucil"):
        given = d().infusion(medicine, LONG_AGO, LONG_AGO, high_dose=False)
        yield Case(f"{medicine} long ago", "W46", given, {sign: "note"}, complete=(sign,))
        yield Case(f"{medicine}, date not known", "law 3", d().infusion(medicine), {sign: "note"}, incomplete=(sign,))
    yield Case("vincristine", "W46", chemo(), silent=(sign,))
    for kind in ("missed-dose", "vomited-dose"):
        lost = tablet(d(), "mercaptopurine", kind=kind)
        yield Case(f"a {kind}", "W47", lost, {"missed-medicine": "tell"})
        earlier = tablet(d(), "mercaptopurine", BEFORE, kind)
        yield Case(f"a {kind} the day before", "W47", earlier, silent=("missed-medicine",))
        unlike = tablet(d(), "complementary:Ginger tea", kind=kind)
        yield Case(f"a {kind}, no treatment", "W47", unlike, {"missed-medicine": "tell"}, complete=("missed-medicine",))
    sign = "complementary-product"
    yield Case("a product once", "W48", tablet(d(), "complementary"), {sign: "tell"}, complete=(sign,))
    yield Case("a product yesterday", "W48", tablet(d(), "complementary", BEFORE), silent=(sign,))


def of_what_stays() -> Iterator[Case]:
    sign = "persisting-effect"

    def ended(on: str | None = "2026-02-02") -> Story:
        return d().milestone("treatment-ended", on)

    still = lasting(ended(), "numbness-tingling", 1)
    yield Case("still numb on day 30", "W52", still, {sign: "tell"}, complete=(sign,))
    yield Case("numb on day 29", "W52", lasting(ended("2026-02-03"), "numbness-tingling", 3), silent=(sign,))
    yield Case("newly numb", "W52, law 11", ended().symptom("numbness-tingling", 3), silent=(sign,))
    yield Case("hair loss that stays", "W51", lasting(ended(), "hair-loss", 3), silent=(sign,))
    yield Case("the end not known", "law 3", lasting(ended(None), "nausea", 1), {sign: "tell"}, incomplete=(sign,))
    yield Case("treatment goes on", "law 3", lasting(chemo(), "nausea", 1), silent=(sign,))
    relapsed = lasting(ended().milestone("relapse", "2026-02-20"), "nausea", 1)
    yield Case("treated again after a relapse", "our own", relapsed, silent=(sign,))


CASES = (
    *of_cytarabine(),
    *of_nerves(),
    *of_mouth(),
    *of_eating(),
    *of_vomiting(),
    *of_diarrhea(),
    *of_constipation(),
    *of_organs(),
    *of_pain(),
    *of_pain_relievers(),
    *of_what_is_on_file(),
    *of_what_stays(),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_limits_are_where_the_laws_put_them(case: Case) -> None:
    case.check()


def test_each_example_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
