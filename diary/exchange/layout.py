"""The lists and objects at the top of an exchange file."""

from diary.exchange.nesting import ENTRIES, RESULTS

FORMAT = "blood-count-diary"
VERSION = 1

SINGLE = ("person", "care_team", "settings")
"""Objects of which a diary has one; the keys of ``DiaryInfo`` lie at the top beside them."""

FLAT = (
    "phases", "medicines", "dose_changes", "treatments", "devices", "milestones",
    "appointments", "questions", "responses",
)  # fmt: skip
NESTED = (*ENTRIES, RESULTS)
"""Lists that lie inside days and panels; at the top they can only say what was deleted."""

LISTS = (*FLAT[:6], "days", "counts", *FLAT[6:])
