"""The words of the diary: every id that a record may carry, the same in code, database and exchange file.

A word that is not on its list is kept as ``unknown:<word>``; names that people give keep their own prefix.
"""

from enum import IntEnum


class Severity(IntEnum):
    """How bad a symptom is."""

    NONE = 0
    MILD = 1
    MODERATE = 2
    SEVERE = 3
    VERY_SEVERE = 4


PHASES = (
    "induction", "consolidation", "maintenance", "cns-prophylaxis", "conditioning", "transplant", "radiation",
    "relapse-treatment", "palliative", "rest", "follow-up",
)  # fmt: skip
SUBTYPES = ("b-cell", "t-cell", "mature-b-cell")
TREATMENT_KINDS = (
    "infusion", "injection", "intrathecal", "oral-dose", "missed-dose", "vomited-dose", "transfusion", "radiation",
    "transplant", "growth-factor", "lumbar-puncture", "procedure", "line-care", "hospital-stay",
)  # fmt: skip
ROUTES = ("vein", "spine", "mouth", "muscle", "skin")
RADIATION_SITES = ("brain-spine", "chest", "belly", "pelvis", "testicles", "whole-body", "bone", "skin")
PRODUCTS = ("red-cells", "platelets", "plasma")
TRANSPLANTS = ("allogeneic", "autologous", "reduced-intensity")
DEVICES = ("central-line", "picc", "port", "ommaya")
MILESTONES = ("diagnosis", "first-chemotherapy", "remission", "relapse", "chest-mass", "treatment-ended")
RESPONSES = ("called", "no-answer", "told", "went-in", "remind", "closed", "entry-corrected")
STATUSES = ("final", "preliminary", "corrected", "entered-in-error", "unknown")
SPECIMENS = ("blood", "csf", "marrow", "urine", "other", "unknown")
SOURCES = ("typed", "pasted", "imported", "calculated")

MEDICINES = (
    "vincristine", "liposomal-vincristine", "daunorubicin", "doxorubicin", "cytarabine", "asparaginase",
    "pegaspargase", "etoposide", "teniposide", "mercaptopurine", "methotrexate", "cyclophosphamide", "chlorambucil",
    "prednisone", "dexamethasone", "nelarabine", "imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib",
    "blinatumomab", "inotuzumab-ozogamicin", "g-csf", "gm-csf", "allopurinol", "rasburicase", "antibiotic",
    "antifungal", "antiviral", "anti-nausea", "pain-reliever-opioid", "aspirin", "ibuprofen", "acetaminophen",
    "potassium", "complementary",
)  # fmt: skip

WHOLE_BODY = (
    "fatigue", "feverish", "chills", "feeling-very-unwell", "loss-of-appetite", "pain", "bone-pain", "muscle-pain",
    "muscle-cramps", "swelling-hands-feet", "swelling-around-eyes", "swelling-face", "sleep-trouble", "low-mood",
    "anxiety", "restlessness", "taste-changes", "pain-medicine-not-working",
)  # fmt: skip
MIND_NERVES = (
    "headache", "dizziness", "passing-out", "seizure", "confusion", "trouble-speaking", "loss-of-balance",
    "coordination-trouble", "tremor", "numbness-tingling", "weakness-hands-feet", "one-sided-weakness", "stiff-neck",
    "sudden-worst-headache", "muscle-weakness", "twitching", "tingling-around-mouth", "tripping-or-dropping-things",
    "bladder-or-bowel-loss",
)  # fmt: skip
EYES = ("dry-eyes", "eye-pain-or-redness", "blurred-vision", "double-vision", "vision-loss", "light-hurts-eyes")
MOUTH_STOMACH = (
    "mouth-sores", "sore-throat", "nausea", "vomiting", "diarrhea", "constipation", "abdominal-pain",
    "abdominal-swelling", "cannot-eat", "cannot-keep-fluids",
)  # fmt: skip
SKIN_HAIR = (
    "rash", "skin-changes", "skin-infection", "hair-loss", "yellow-skin-or-eyes", "line-site-problem",
    "line-flush-chills", "arm-swelling", "puncture-site-problem", "ommaya-site-problem",
)  # fmt: skip
HEART_BREATHING = (
    "shortness-of-breath", "breathless-at-rest", "cannot-lie-flat", "noisy-breathing", "blue-lips", "wheezing",
    "cough", "chest-pain", "irregular-heartbeat",
)  # fmt: skip
BLEEDING = (
    "easy-bruising", "red-spots", "bleeding", "nosebleed", "gum-bleeding", "heavy-period", "bleeding-not-stopping",
    "blood-in-vomit", "black-or-bloody-stool", "blood-in-urine",
)  # fmt: skip
URINE = ("less-urine", "dark-urine", "burning-urine")
SYMPTOMS = WHOLE_BODY + MIND_NERVES + EYES + MOUTH_STOMACH + SKIN_HAIR + HEART_BREATHING + BLEEDING + URINE
COMMON_SYMPTOMS = (
    "fatigue", "chills", "nausea", "mouth-sores", "loss-of-appetite", "headache", "numbness-tingling", "tremor",
)  # fmt: skip
"""What is asked until a person has chosen their own usual symptoms."""

YES_OR_NO = (
    "seizure", "passing-out", "bleeding-not-stopping", "blood-in-vomit", "black-or-bloody-stool", "blood-in-urine",
    "one-sided-weakness", "blue-lips", "breathless-at-rest", "vision-loss", "bladder-or-bowel-loss",
    "feeling-very-unwell",
)  # fmt: skip

MEASUREMENTS = ("temperature", "weight", "pulse", "systolic", "diastolic", "oxygen-saturation", "glucose", "fluids")
ANALYTES = (
    "white-cells", "neutrophils", "lymphocytes", "platelets", "red-cells", "hemoglobin", "hematocrit", "monocytes",
    "eosinophils", "basophils", "bands", "blasts", "mcv", "mch", "mchc", "rdw", "mpv", "neutrophils-percent",
    "bands-percent", "lymphocytes-percent", "blasts-percent", "potassium", "phosphate", "calcium", "bilirubin",
    "creatinine", "uric-acid", "alt", "ast",
)  # fmt: skip
URGENCIES = ("emergency", "now", "today", "tell", "note")
CHECKS = ("infusion",)
ANSWERS = ("no", "yes")
DIRECTIONS = ("up", "down")

SIGNS = (
    "blinatumomab-infusion-reaction", "blinatumomab-neurologic", "blinatumomab-low-potassium",
    "blinatumomab-common-effects", "inotuzumab-infusion-reaction", "inotuzumab-liver", "inotuzumab-heart-rhythm",
    "infection", "fever", "low-temperature-or-unwell", "low-white-cells", "line-infection", "ommaya-infection",
    "bleeding", "low-platelets", "anemia", "low-red-cells", "chest-pain-or-breathing", "counts-falling-on-tki",
    "tumor-lysis", "cytarabine-eyes", "cytarabine-brain", "nerve-damage", "sudden-neurologic", "mouth-sores",
    "eating-and-weight", "nausea-vomiting", "diarrhea", "constipation", "organ-effects", "tki-swelling",
    "tki-effects", "tki-worse-after-dose-rise", "radiation-skin", "airway-pressure", "pain", "pain-reliever-caution",
    "possible-return", "transplant-effects", "second-cancer-exposure", "missed-medicine", "complementary-product",
    "persisting-effect", "severe-symptom",
)  # fmt: skip

UNKNOWN = "unknown:"
OWN = "own:"
OTHER = "other:"
COMPLEMENTARY = "complementary:"


def known(word: str, words: tuple[str, ...], *prefixes: str) -> str:
    """The word itself if it is on the list or carries one of the prefixes and a name, else marked as unknown."""
    if word in words or word.startswith(UNKNOWN):
        return word
    if any(word.startswith(prefix) and word[len(prefix) :].strip() for prefix in prefixes):
        return word
    return UNKNOWN + word


def is_unknown(word: str) -> bool:
    """Whether the word is one that this version does not know."""
    return word.startswith(UNKNOWN)


def given_name(word: str) -> str | None:
    """The name that a person or a newer program gave, without its prefix; None for a word of the lists."""
    for prefix in (UNKNOWN, OWN, OTHER, COMPLEMENTARY):
        if word.startswith(prefix):
            return word[len(prefix) :]
    return None
