"""Names, spellings and classes, on the catalog that the program ships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.config.resources import Resources
from diary.core import words
from diary.core.catalog import Catalog, capital, fold
from diary.core.units import CANONICAL

CATALOG = Resources.find().catalog()
CHEMO = [
    "vincristine",
    "liposomal-vincristine",
    "daunorubicin",
    "doxorubicin",
    "cytarabine",
    "etoposide",
    "teniposide",
    "mercaptopurine",
    "methotrexate",
    "cyclophosphamide",
    "chlorambucil",
    "nelarabine",
]
SUPPORTIVE = [
    "g-csf",
    "gm-csf",
    "allopurinol",
    "rasburicase",
    "antibiotic",
    "antifungal",
    "antiviral",
    "anti-nausea",
    "aspirin",
    "potassium",
]
GROUPS = {
    "whole-body": words.WHOLE_BODY,
    "mind-nerves": words.MIND_NERVES,
    "eyes": words.EYES,
    "mouth-stomach": words.MOUTH_STOMACH,
    "skin-hair": words.SKIN_HAIR,
    "heart-breathing": words.HEART_BREATHING,
    "bleeding": words.BLEEDING,
    "urine": words.URINE,
}


def test_every_word_is_in_the_catalog_and_nothing_else() -> None:
    assert set(CATALOG.symptoms) == set(words.SYMPTOMS)
    assert set(CATALOG.medicines) == set(words.MEDICINES)
    assert set(CATALOG.analytes) == set(words.ANALYTES)
    assert set(CATALOG.phases) == set(words.PHASES)


def test_symptoms_stand_in_the_groups_and_the_order_of_the_words() -> None:
    for group, ids in GROUPS.items():
        assert tuple(info.id for info in CATALOG.symptoms.values() if info.group == group) == ids


def test_analytes_carry_their_canonical_units() -> None:
    assert {info.id: info.unit for info in CATALOG.analytes.values()} == {id_: CANONICAL[id_] for id_ in words.ANALYTES}


def test_analytes_are_in_the_order_of_a_lab_slip() -> None:
    assert [info.order for info in CATALOG.analytes.values()] == list(range(len(words.ANALYTES)))
    assert CATALOG.analyte("other:Ferritin").order == len(words.ANALYTES)


def test_no_spelling_leads_to_two_words() -> None:
    for infos in (CATALOG.symptoms, CATALOG.medicines, CATALOG.analytes):
        seen: dict[str, str] = {}
        for info in infos.values():
            for spelling in (info.id, info.name, *info.spellings):
                assert seen.setdefault(fold(spelling).replace(" ", ""), info.id) == info.id, spelling


def test_no_code_leads_to_two_analytes() -> None:
    codes = [code for info in CATALOG.analytes.values() for code in (*info.loinc, *info.snomed)]
    assert len(codes) == len(set(codes)) == len(CATALOG.analyte_codes)


def test_every_analyte_has_a_code_to_export() -> None:
    assert all(info.loinc for info in CATALOG.analytes.values())


@pytest.mark.parametrize("code", [code for info in CATALOG.analytes.values() for code in info.loinc])
def test_loinc_check_digits_are_right(code: str) -> None:
    number, _, digit = code.partition("-")
    odd = str(int(number[::-1][::2][::-1]) * 2)
    even = number[::-1][1::2][::-1]
    assert -sum(map(int, even + odd)) % 10 == int(digit)


@pytest.mark.parametrize("code", [code for info in CATALOG.analytes.values() for code in info.snomed])
def test_snomed_check_digits_are_right(code: str) -> None:
    assert verhoeff(code) == 0


@pytest.mark.parametrize(
    ("code", "analyte"),
    [("6690-2", "white-cells"), ("751-8", "neutrophils"), ("770-8", "neutrophils-percent"), ("718-7", "hemoglobin")],
)
def test_codes_find_their_analyte(code: str, analyte: str) -> None:
    assert CATALOG.analyte_codes[code] == analyte


def test_a_code_for_spinal_fluid_is_not_a_blood_count() -> None:
    assert "26465-5" not in CATALOG.analyte_codes


def test_everything_answered_yes_or_no_is_a_red_flag() -> None:
    yes_no = {info.id for info in CATALOG.symptoms.values() if info.yes_no}
    assert yes_no == set(words.YES_OR_NO)
    assert all(CATALOG.symptoms[id_].red_flag for id_ in yes_no)


@pytest.mark.parametrize(
    "symptom",
    [
        "feverish",
        "chills",
        "skin-infection",
        "line-flush-chills",
        "confusion",
        "trouble-speaking",
        "chest-pain",
        "shortness-of-breath",
        "wheezing",
        "sudden-worst-headache",
        "nosebleed",
        "gum-bleeding",
        "heavy-period",
        "bleeding",
        "cannot-keep-fluids",
        "noisy-breathing",
        "cannot-lie-flat",
        "cough",
        "sore-throat",
        "burning-urine",
        "mouth-sores",
    ],
)
def test_what_alone_can_call_for_a_phone_call_is_a_red_flag(symptom: str) -> None:
    assert CATALOG.symptom(symptom).red_flag


@pytest.mark.parametrize(
    "symptom",
    ["fatigue", "nausea", "headache", "loss-of-appetite", "tremor", "rash", "hair-loss"],
)
def test_everyday_effects_can_be_copied(symptom: str) -> None:
    assert not CATALOG.symptom(symptom).red_flag


def test_names_are_plain_and_can_stand_in_a_sentence() -> None:
    assert (CATALOG.symptom("fatigue").name, CATALOG.symptom("fatigue").inline) == ("Tiredness", "tiredness")
    assert CATALOG.symptom("loss-of-appetite").name == "Poor appetite"
    assert CATALOG.symptom("shortness-of-breath").name == "Hard to breathe"
    assert CATALOG.symptom("ommaya-site-problem").inline == "sore or leaking Ommaya site"
    assert CATALOG.medicine("g-csf").name == CATALOG.medicine("g-csf").inline == "G-CSF"


def test_given_names_stay_as_they_were_written() -> None:
    own = CATALOG.symptom("own:pain in my JAW")
    assert own.name == own.inline == "pain in my JAW"
    assert (own.group, own.red_flag, own.yes_no) == ("own", False, False)
    assert CATALOG.symptom("unknown:hiccups").name == "hiccups"
    assert CATALOG.analyte("other:Ferritin").name == "Ferritin"
    assert CATALOG.analyte("other:Ferritin").unit == ""
    assert CATALOG.phase("unknown:bridging").name == "bridging"
    assert not CATALOG.phase("unknown:bridging").intensive


@pytest.mark.parametrize(
    ("medicine", "kind"),
    [
        ("methotrexate", "chemo"),
        ("mercaptopurine", "chemo"),
        ("prednisone", "steroid"),
        ("pegaspargase", "asparaginase"),
        ("blinatumomab", "antibody"),
        ("dasatinib", "tki"),
        ("g-csf", "growth-factor"),
        ("rasburicase", "supportive"),
        ("antiviral", "anti-infective"),
        ("acetaminophen", "pain-reliever"),
        ("complementary", "complementary"),
        ("complementary:Turmeric", "complementary"),
        ("other:Hydroxyurea", "other"),
        ("own:Hydroxyurea", "unknown"),
        ("unknown:revumenib", "unknown"),
    ],
)
def test_every_medicine_has_its_class(medicine: str, kind: str) -> None:
    assert CATALOG.medicine_kind(medicine) == kind


@pytest.mark.parametrize(
    "medicine", [*CHEMO, "imatinib", "ponatinib", "blinatumomab", "inotuzumab-ozogamicin", "other:Something"]
)
def test_chemo_antibodies_tkis_and_other_medicines_lower_counts(medicine: str) -> None:
    assert CATALOG.is_myelosuppressive(medicine)


@pytest.mark.parametrize(
    "medicine",
    [*SUPPORTIVE, "prednisone", "dexamethasone", "asparaginase", "complementary:Turmeric", "unknown:something"],
)
def test_steroids_asparaginase_and_supportive_medicines_do_not(medicine: str) -> None:
    assert not CATALOG.is_myelosuppressive(medicine)


def test_steroids_and_fever_medicines_are_marked() -> None:
    steroids = {info.id for info in CATALOG.medicines.values() if info.steroid}
    assert steroids == {"prednisone", "dexamethasone"}
    fever_medicines = {info.id for info in CATALOG.medicines.values() if info.fever_medicine}
    assert fever_medicines == {"acetaminophen", "ibuprofen", "aspirin"}


def test_intensive_phases_are_marked() -> None:
    intensive = {info.id for info in CATALOG.phases.values() if info.intensive}
    assert {"induction", "consolidation", "conditioning", "transplant"} <= intensive
    assert not intensive & {"maintenance", "rest", "follow-up"}


@pytest.mark.parametrize("find", [CATALOG.symptom, CATALOG.medicine, CATALOG.analyte, CATALOG.phase])
def test_an_id_of_no_list_is_an_error(find: object) -> None:
    assert callable(find)
    with pytest.raises(KeyError):
        find("no-such-word")


@pytest.mark.parametrize(
    ("typed", "symptom"),
    [
        ("throwing up", "vomiting"),
        ("Pins and needles", "numbness-tingling"),
        ("tired", "fatigue"),
        ("TIREDNESS", "fatigue"),
        ("diarrhoea", "diarrhea"),
        ("short of br", "shortness-of-breath"),
        ("feet numb", "numbness-tingling"),
        ("yellow", "yellow-skin-or-eyes"),
        ("light headed", "dizziness"),
    ],
)
def test_lay_words_find_their_symptom_first(typed: str, symptom: str) -> None:
    assert CATALOG.find_symptoms(typed)[0].id == symptom


def test_a_whole_name_comes_before_one_that_begins_so_and_that_before_one_that_holds_it() -> None:
    found = [info.id for info in CATALOG.find_symptoms("pain")]
    assert found[:2] == ["pain", "pain-medicine-not-working"]
    assert found.index("bone-pain") < found.index("headache")


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xyzzy"])
def test_nothing_typed_or_nothing_known_finds_nothing(typed: str) -> None:
    assert CATALOG.find_symptoms(typed) == []
    assert CATALOG.find_medicines(typed) == []


@given(st.text(max_size=20))
def test_a_search_never_fails_and_never_repeats(typed: str) -> None:
    found = [info.id for info in CATALOG.find_symptoms(typed)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("typed", "medicine"),
    [
        ("Cytosan", "cyclophosphamide"),
        ("cytoxan", "cyclophosphamide"),
        ("Blincyto", "blinatumomab"),
        ("BLINICYTO", "blinatumomab"),
        ("ara-C", "cytarabine"),
        ("Ara C", "cytarabine"),
        ("cytosine arabinoside", "cytarabine"),
        ("VP-16", "etoposide"),
        ("vp16", "etoposide"),
        ("6-MP", "mercaptopurine"),
        ("6 mp", "mercaptopurine"),
        ("Purinethol", "mercaptopurine"),
        ("G-CSF", "g-csf"),
        ("GM-CSF", "gm-csf"),
        ("L-asparaginase", "asparaginase"),
        ("Elspar", "asparaginase"),
        ("Oncaspar", "pegaspargase"),
        ("Oncovin", "vincristine"),
        ("Marqibo", "liposomal-vincristine"),
        ("daunomycin", "daunorubicin"),
        ("Adriamycin", "doxorubicin"),
        ("Vumon", "teniposide"),
        ("Decadron", "dexamethasone"),
        ("Arranon", "nelarabine"),
        ("Gleevec", "imatinib"),
        ("Sprycel", "dasatinib"),
        ("Tasigna", "nilotinib"),
        ("Bosulif", "bosutinib"),
        ("Iclusig", "ponatinib"),
        ("Besponsa", "inotuzumab-ozogamicin"),
        ("inotuzumab", "inotuzumab-ozogamicin"),
        ("paracetamol", "acetaminophen"),
    ],
)
def test_brands_and_spellings_find_their_medicine(typed: str, medicine: str) -> None:
    found = CATALOG.find_medicine(typed)
    assert found is not None
    assert found.id == medicine


def test_a_medicine_outside_the_catalog_is_not_guessed() -> None:
    assert CATALOG.find_medicine("cyto") is None
    assert CATALOG.find_medicine("") is None


def test_medicines_are_found_while_typing() -> None:
    assert [info.id for info in CATALOG.find_medicines("blin")] == ["blinatumomab"]


@pytest.mark.parametrize(
    ("printed", "analyte"),
    [
        ("WBC", "white-cells"),
        ("Haemoglobin", "hemoglobin"),
        ("Neutrophils", "neutrophils"),
        ("NEUT%", "neutrophils-percent"),
        ("Neutrophils (Absolute)", "neutrophils"),
        ("Platelets [#/volume] in Blood by Automated count", "platelets"),
    ],
)
def test_printed_names_find_their_analyte(printed: str, analyte: str) -> None:
    found = CATALOG.find_analyte(printed)
    assert found is not None
    assert found.id == analyte


@pytest.mark.parametrize(
    "printed", ["Hgb A1c MFr Bld", "Urine M/C/S - Blood", "Platelet poor plasma", "", "Leukocytes: Negative"]
)
def test_a_name_that_only_holds_an_analyte_finds_none(printed: str) -> None:
    assert CATALOG.find_analyte(printed) is None


def test_accents_case_and_hyphens_do_not_matter() -> None:
    assert fold("  Émesis_Über-all 5% ") == "emesis uber all 5 percent"


def test_a_capital_changes_the_first_letter_alone() -> None:
    assert capital("sore or leaking Ommaya site") == "Sore or leaking Ommaya site"
    assert capital("") == ""


def test_an_entry_with_a_key_that_means_nothing_is_refused() -> None:
    with pytest.raises(TypeError):
        Catalog.parse(
            symptoms={"eyes": {"dry-eyes": {"name": "dry eyes", "colour": "red"}}}, medicines={}, analytes={}, phases={}
        )


def verhoeff(code: str) -> int:
    """The check of SNOMED CT identifiers; 0 for a right one."""
    permuted = [(1, 5, 7, 6, 2, 8, 3, 0, 9, 4)]
    rows = [tuple(range(10))]
    while len(rows) < 8:
        rows.append(tuple(permuted[0][digit] for digit in rows[-1]))
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = dihedral(check, rows[place % 8][int(digit)])
    return check


def dihedral(one: int, other: int) -> int:
    """The product of two symmetries of the pentagon."""
    if one < 5:
        return (one + other) % 5 if other < 5 else 5 + (one + other) % 5
    return 5 + (one - other) % 5 if other < 5 else (one - other) % 5
