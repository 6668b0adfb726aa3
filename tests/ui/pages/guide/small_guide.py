"""A guide of two chapters: one about a treatment, one about the diary."""

from typing import Any

FILES: dict[str, dict[str, Any]] = {
    "chemotherapy": {
        "title": "Chemotherapy",
        "order": 1,
        "group": "treatment",
        "section": "Chemotherapy heading",
        "lead": "Medicines against the leukemia cells.",
        "entry": [
            {
                "anchor": "germs",
                "title": "Germs",
                "section": "Chemotherapy heading: side effects",
                "rows": ["2.07"],
                "about": "The body fights germs less well.\n\nIt comes back.",
                "cause": "White cells are few.",
                "watch": "Watch for a fever. Watch for chills.",
                "tell": "Call your team.",
                "beyond": "Another source names 38.0 degrees.",
                "symptoms": ["chills", "cough"],
                "medicines": ["cytarabine", "vincristine"],
                "signs": ["fever", "infection"],
            },
            {
                "anchor": "vincristine",
                "title": "Vincristine",
                "rows": ["1.1.01"],
                "cause": "It can hurt nerves.",
                "watch": "Watch for tingling.",
                "tell": "Tell your team.",
                "symptoms": ["chills", "numbness-tingling"],
                "medicines": ["vincristine"],
                "signs": ["nerve-damage"],
            },
        ],
    },
    "words": {
        "title": "Words explained",
        "order": 2,
        "group": "basics",
        "lead": "What the words mean.",
        "entry": [{"anchor": "nadir", "title": "Nadir", "about": "The lowest point of a count."}],
    },
}
