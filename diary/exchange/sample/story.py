"""What the sample person wrote in four months, from the first tiredness to the third day of blinatumomab.

Dates are those of the story's own calendar, which ends on 14 May 2026; ``Maker`` moves them.
"""

EARLIEST_DAY = "2026-01-12"
FIRST_DAY = "2026-02-16"
LAST_DAY = "2026-05-14"

USUAL = (
    "fatigue", "chills", "nausea", "mouth-sores", "loss-of-appetite", "headache", "numbness-tingling", "tremor",
)  # fmt: skip

SEVERITIES = {
    "fatigue":
        "122222322232222112111110110001-1101111111122222232222111111111--101111011111111122233322",
    "chills":
        "000000000210000000000000000000-0000000000000000000100000000000--000000000000000000000000",
    "nausea":
        "123222210111001100000000000000-0100111222221100000000000000001--000000000001222211112111",
    "mouth-sores":
        "000000011122222211000000000000-0000000000000111121222111100000--000000000000000000111111",
    "loss-of-appetite":
        "101111122222212211111101110110-0000011110001112212222111010001--000110000110001111122222",
    "headache":
        "000000110000100000000100000000-2210000100000000000000010000111--000010100010000000000100",
    "numbness-tingling":
        "000000000000000000100001000111-1110111111111112111121221112112--21211122112111111212111-",
    "tremor":
        "000000000000000000000000000000-0000000000000000000000000000000--00000000000000000000001-",
    "easy-bruising":
        "000011121110000000000000000000-0000000000000000111110000000000--000000000000000001111000",
}  # fmt: skip
"""One figure for each day, the severity; a dash was not logged."""

BEFORE = {
    "fatigue": "11-1--12-1-2--22-1-22--2-2-2222-222",
    "bone-pain": "-------0-1-1--11-0-11--1-2-1122-211",
    "loss-of-appetite": "-------0-0-0--10-0-11--0-1-1111-121",
}
"""The weeks before the first chemotherapy, in the same figures; the diary was kept now and then."""

TEMPERATURES = """
36.6 36.6 36.7 36.5 36.4 36.8 37.0 36.9 37.1 38.4 38.1 37.4 37.0 36.8 36.6 37.0 36.9 36.9 36.9 36.5 36.6 36.8
36.9 37.0 37.0 36.6 36.8 36.8 36.7 36.8 - 36.7 36.6 37.0 37.0 36.8 36.7 37.0 36.8 37.0 37.0 36.7 36.8 36.8
36.7 36.5 36.6 36.9 36.4 36.5 38.2 37.6 36.7 36.9 36.8 37.0 36.5 36.7 36.5 36.8 36.6 36.7 - - 36.9 36.6
36.8 37.0 36.5 36.4 36.6 36.9 36.8 36.6 36.5 36.7 36.4 36.9 36.8 37.0 37.0 36.7 37.3 36.4 36.7 37.0 36.7 36.9
"""
"""The highest of each day in degrees Celsius; on the last day that of the morning."""

FEVER_TIMES = {"2026-02-25": "22:10", "2026-02-26": "06:40", "2026-04-07": "19:25"}

WEIGHTS = {"2026-02-16": "73.6", "2026-02-22": "73.1", "2026-03-01": "71.9", "2026-03-08": "71.2", "2026-03-15": "71.0",
           "2026-03-22": "71.4", "2026-03-29": "71.1", "2026-04-05": "70.3", "2026-04-12": "69.8", "2026-04-18": "69.9",
           "2026-04-26": "70.2", "2026-04-30": "70.1", "2026-05-01": "70.2", "2026-05-02": "70.0", "2026-05-03": "70.4",
           "2026-05-04": "70.6", "2026-05-05": "70.1", "2026-05-06": "69.8", "2026-05-07": "69.5", "2026-05-08": "69.4",
           "2026-05-09": "69.2", "2026-05-10": "69.1", "2026-05-11": "69.0", "2026-05-12": "68.9", "2026-05-13": "68.7",
           "2026-05-14": "68.4"}  # fmt: skip
PULSES = {"2026-04-30": "78", "2026-05-02": "76", "2026-05-04": "80", "2026-05-06": "82", "2026-05-08": "84",
          "2026-05-09": "92", "2026-05-10": "88", "2026-05-11": "90", "2026-05-12": "86", "2026-05-13": "80",
          "2026-05-14": "84"}  # fmt: skip

COUNTS = {
    "2026-02-16T08:20": "25 0.6 8.1 32 2.7",
    "2026-02-18T08:05": "11 0.5 7.6 24 2.5",
    "2026-02-20T08:15": "4.0 0.4 7.4 18 2.5",
    "2026-02-23T07:50": "1.2 0.2 8.9 12 3.0",
    "2026-02-26T06:55": "0.6 0.1 8.2 22 2.7",
    "2026-03-01T08:10": "0.4 0.1 7.7 13 2.6",
    "2026-03-04T08:20": "0.5 0.1 9.0 21 3.0",
    "2026-03-08T08:35": "0.9 0.3 8.6 34 2.9",
    "2026-03-12T08:10": "1.8 0.9 8.8 70 2.9",
    "2026-03-16T08:25": "3.2 1.7 9.4 126 3.1",
    "2026-03-20T09:10": "4.2 2.4 9.9 185 3.3",
    "2026-03-23T08:05": "4.7 2.7 10.2 212 3.4",
    "2026-03-27T08:30": "3.0 1.6 9.6 160 3.2",
    "2026-03-31T08:15": "1.6 0.8 8.8 90 2.9",
    "2026-04-03T08:20": "0.9 0.4 8.1 44 2.7",
    "2026-04-06T08:10": "0.6 0.2 7.8 20 2.6",
    "2026-04-09T07:45": "0.7 0.2 9.0 28 3.0",
    "2026-04-13T08:25": "1.3 0.6 8.7 46 2.9",
    "2026-04-17T08:05": "2.4 1.2 9.1 88 3.0",
    "2026-04-22T08:15": "3.6 2.0 9.8 190 3.3",
    "2026-04-27T08:30": "4.4 2.6 10.3 418 3.4",
    "2026-04-30T10:40": "4.7 2.9 10.4 396 3.5",
    "2026-05-04T09:05": "3.4 1.9 9.9 212 3.3",
    "2026-05-07T08:20": "1.6 0.8 8.9 64 3.0",
    "2026-05-09T21:40": "1.1 0.5 8.1 18 2.7",
    "2026-05-11T07:55": "0.9 0.4 7.8 36 2.6",
    "2026-05-13T08:10": "0.9 0.3 8.6 41 2.9",
}
"""White cells, neutrophils, hemoglobin, platelets, red cells, in the units of the laboratory."""

RED_CELLS = ("2026-02-20T15:00", "2026-03-02T14:10", "2026-04-07T11:30", "2026-05-11T13:40")
PLATELETS = ("2026-02-23T13:20", "2026-03-01T12:45", "2026-04-06T14:00", "2026-05-10T00:50")

PHASES = (
    ("induction", "Induction, part 1", "2026-02-16", "2026-03-22"),
    ("induction", "Induction, part 2", "2026-03-23", "2026-04-26"),
    ("rest", "", "2026-04-27", "2026-05-02"),
    ("consolidation", "", "2026-05-03", ""),
)
COURSES = (
    ("dexamethasone", "2026-02-16", "2026-03-15", "10 mg a day"),
    ("allopurinol", "2026-02-16", "2026-02-28", "300 mg a day"),
    ("antifungal", "2026-02-17", "", "as the clinic wrote down"),
    ("antiviral", "2026-02-17", "", "400 mg twice a day"),
    ("antibiotic", "2026-02-25", "2026-03-06", "into a vein"),
    ("mercaptopurine", "2026-03-23", "2026-04-19", "100 mg in the evening"),
    ("antibiotic", "2026-04-07", "2026-04-14", "into a vein"),
    ("anti-nausea", "2026-02-16", "", "when needed"),
)
INFUSIONS = (
    *(("vincristine", f"{day}T10:30", f"{day}T10:45", "2 mg")
      for day in ("2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09")),
    *(("daunorubicin", f"{day}T11:00", f"{day}T11:30", "80 mg")
      for day in ("2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09")),
    ("pegaspargase", "2026-02-19T10:00", "2026-02-19T12:00", ""),
    ("cyclophosphamide", "2026-03-23T11:00", "2026-03-23T12:00", ""),
    *(("cytarabine", f"2026-03-{day}T10:00", f"2026-03-{day}T10:30", "") for day in (24, 25, 26, 27)),
)  # fmt: skip
SPINAL = ("2026-02-18T13:00", "2026-03-03T13:30", "2026-03-24T14:00", "2026-05-04T11:00")

VISITS = (
    ("2026-03-20T09:30", "Clinic", "Day unit", "Marrow sample. Result on Monday."),
    ("2026-04-13T09:00", "Clinic", "Day unit", ""),
    ("2026-04-22T09:00", "Clinic", "Day unit", "Plan for consolidation explained."),
    ("2026-04-30T10:30", "Blood test and clinic", "Day unit", "Counts good enough to go on."),
    ("2026-05-15T10:30", "Blood test and clinic", "Day unit", ""),
)
QUESTIONS = (
    ("2026-03-17", "When may I go to the movies again?", "When the neutrophils stay above 1.0; ask each time."),
    ("2026-04-24", "Why one more pump when I am in remission?", "To reach cells that no test can see."),
    ("2026-05-05", "Can I get something stronger for nausea at night?", None),
    ("2026-05-08", "My fingertips stay numb. Is it the vincristine?", None),
    ("2026-05-13", "If I get a fever at the weekend, where do I go?", None),
)
NOTES = {
    "2026-01-12": "Started this because I am tired all the time.",
    "2026-01-28": "Blood drawn at the family doctor's.",
    "2026-02-10": "It has a name now. Maria was with me.",
    "2026-02-16": "First day of chemotherapy. Long day, kind nurse.",
    "2026-02-25": "Shivering before the fever came.",
    "2026-03-01": "Home again.",
    "2026-03-23": "No leukemia cells seen in the marrow. We had cake.",
    "2026-04-07": "Went in with 38.2. Three nights on the ward.",
    "2026-05-01": "Walked to the lake and back.",
    "2026-05-09": "Nose would not stop. Platelets given in the night.",
    "2026-05-12": "Pump started at ten. Maria carries the spare batteries.",
    "2026-05-14": "Slept badly. The pump beeped twice. Ate half of my lunch.",
}
TOLD = (
    (
        "2026-02-25T22:15",
        "fever infection low-temperature-or-unwell",
        "Night nurse",
        "Cultures taken, antibiotic at once.",
    ),
    ("2026-02-26T06:45", "fever infection low-temperature-or-unwell", "Night nurse", "Same antibiotic goes on."),
    ("2026-05-10T09:30", "bleeding severe-symptom", "Ward", "Rest; red cells on Monday."),
    ("2026-05-13T11:00", "blinatumomab-infusion-reaction", "Day unit", "Mild, go on; call if more comes."),
)
CALLED = (
    ("2026-04-07T19:35", "fever infection low-temperature-or-unwell", "Night line", "Come in now; ward 4 expects you."),
    ("2026-05-09T20:58", "bleeding severe-symptom", "Night line", "Sent to emergency. Platelets given 10 May."),
    ("2026-05-12T18:30", "blinatumomab-infusion-reaction", "Day unit", "Some nausea can come. Call if it grows."),
    ("2026-05-14T07:30", "blinatumomab-infusion-reaction", "Day unit", "They know of the nausea. Call if it grows."),
    ("2026-05-14T16:08", "fever infection low-temperature-or-unwell blinatumomab-infusion-reaction mouth-sores",
     "Night line", "Told to come in. Seen at the day unit; blood cultures, antibiotics from 17:30."),
)  # fmt: skip

_REACTION = "blinatumomab-infusion-reaction"
_SEEN = "The ward sees the counts and the bruises each day."
_EXPECTED = "Expected after this treatment. Next blood test as planned."
CLOSED = (
    ("2026-02-18", "2026-02-18", "10:00", "low-white-cells low-red-cells severe-symptom", _SEEN),
    ("2026-02-19", "2026-02-19", "10:00", "low-white-cells low-red-cells", _SEEN),
    ("2026-02-20", "2026-02-22", "10:00", "bleeding low-white-cells low-platelets low-red-cells", _SEEN),
    ("2026-02-22", "2026-02-22", "10:00", "severe-symptom", _SEEN),
    ("2026-02-23", "2026-02-25", "10:00", "bleeding low-white-cells low-platelets", _SEEN),
    ("2026-02-25", "2026-02-25", "23:00", "fever infection low-temperature-or-unwell", "Antibiotic is running."),
    ("2026-02-26", "2026-02-26", "10:00", "fever infection low-temperature-or-unwell", "Antibiotic is running."),
    ("2026-02-26", "2026-02-26", "10:00", "bleeding low-white-cells severe-symptom", _SEEN),
    ("2026-02-27", "2026-02-28", "10:00", "low-white-cells", _SEEN),
    ("2026-03-01", "2026-03-03", "10:00", "low-white-cells low-platelets low-red-cells", _EXPECTED),
    ("2026-03-04", "2026-03-11", "10:00", "low-white-cells", _EXPECTED),
    ("2026-04-03", "2026-04-12", "11:00", "low-white-cells", _EXPECTED),
    ("2026-04-04", "2026-04-08", "11:00", "bleeding", "Bruises only; no platelets needed yet."),
    ("2026-04-04", "2026-04-04", "11:00", "possible-return", "Looked at on Monday: no sign of it in the blood."),
    ("2026-04-05", "2026-04-05", "11:00", "severe-symptom", _EXPECTED),
    ("2026-04-06", "2026-04-08", "12:00", "low-red-cells", "Red cells on Tuesday."),
    (
        "2026-04-07",
        "2026-04-07",
        "21:00",
        "fever infection low-temperature-or-unwell",
        "On the ward, antibiotic running.",
    ),
    ("2026-05-08", "2026-05-08", "17:00", "bleeding", "Watch it; blood test tomorrow."),
    ("2026-05-09", "2026-05-09", "23:50", "bleeding low-white-cells low-platelets severe-symptom", "In emergency."),
    (
        "2026-05-10",
        "2026-05-10",
        "12:00",
        "bleeding low-white-cells low-platelets severe-symptom",
        "Bleeding has stopped.",
    ),
    (
        "2026-05-11",
        "2026-05-11",
        "14:00",
        "bleeding low-white-cells low-platelets low-red-cells severe-symptom",
        "Red cells given.",
    ),
    ("2026-05-12", "2026-05-12", "19:00", f"{_REACTION} low-white-cells low-red-cells", _EXPECTED),
    ("2026-05-12", "2026-05-12", "19:00", "possible-return severe-symptom", "Asked at the start of the pump; noted."),
    ("2026-05-13", "2026-05-13", "11:30", f"{_REACTION} low-white-cells low-red-cells", _EXPECTED),
    ("2026-05-14", "2026-05-14", "07:40", f"{_REACTION} low-white-cells", _EXPECTED),
)
"""What was settled: first and last day, time, signs, what the care team said."""
