"""A small guide of two chapters, as its files are parsed."""

from typing import Any

CHEMOTHERAPY: dict[str, Any] = {
    "title": "Chemotherapy",
    "order": 10,
    "group": "treatment",
    "section": "Chemotherapy heading",
    "lead": "Medicines against the leukemia cells.",
    "entry": [
        {
            "anchor": "mouth-sores",
            "title": "Sore mouth",
            "section": "Chemotherapy heading: side effects",
            "rows": ["2.03"],
            "about": "The lining of the mouth can break.\n\nIt heals.",
            "cause": "Its cells divide fast.",
            "watch": "Watch for white spots. Watch for pain when you eat.",
            "tell": "Tell your team.",
            "beyond": "Another source names a number.",
            "symptoms": ["mouth-sores", "cannot-eat"],
            "signs": ["mouth-sores"],
        },
        {
            "anchor": "tired",
            "title": "Having little strength",
            "rows": ["2.10", "3.03"],
            "cause": "Few red cells.",
            "watch": "Watch for short breath.",
            "tell": "Tell your team.",
            "symptoms": ["fatigue", "cannot-eat"],
            "analytes": ["hemoglobin"],
        },
    ],
}
ANTIBODIES: dict[str, Any] = {
    "title": "Antibodies",
    "order": 5,
    "group": "treatment",
    "section": "Antibodies heading",
    "lead": "Proteins that find leukemia cells.",
    "entry": [
        {
            "anchor": "both-antibodies",
            "title": "What both have in common",
            "about": "Both are given by drip.",
            "medicines": ["blinatumomab", "inotuzumab-ozogamicin"],
            "treatments": ["infusion"],
        },
        {
            "anchor": "blinatumomab",
            "title": "The antibody that joins two cells",
            "about": "It can bring on fatigue, strength is low then.",
            "medicines": ["blinatumomab"],
            "devices": ["port"],
            "phases": ["consolidation"],
        },
    ],
}
FILES: dict[str, dict[str, Any]] = {"chemotherapy": CHEMOTHERAPY, "antibodies": ANTIBODIES}
