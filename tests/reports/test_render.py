"""The report read back from its PDF, compared with what the records say and not with the code that drew it."""

import io
import platform
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from diary.core.records import Day, Person, Question, Record, Symptom
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.content import Choice
from diary.reports.model import Report, ReportContent
from diary.reports.parts import PARTS, TITLES
from diary.reports.render import ZERO_WIDTH_SPACE, Press, clean, document_pages, document_pdf, report_document
from tests.reports import diaries
from tests.reports.conftest import Build

MARKUP = '#read("/etc/passwd") $x$ *bold* _it_ `code` <b> \\u{41} @ref // no #let x = 1'
PNG = b"\x89PNG\r\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M0 0L90 60" stroke="#000"/></svg>'


def report_pdf(content: ReportContent, press: Press, charts: tuple[str, ...] = ()) -> bytes:
    return document_pdf(report_document(Report(content=content, charts=charts)), press)


def _reader(content: ReportContent, press: Press, charts: tuple[str, ...] = ()) -> PdfReader:
    return PdfReader(io.BytesIO(report_pdf(content, press, charts)))


def _text(reader: PdfReader) -> str:
    """All text with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def _page(reader: PdfReader, number: int) -> str:
    return re.sub(r"\s+", " ", reader.pages[number - 1].extract_text())


@pytest.fixture
def drawn(content: Build, press: Press) -> PdfReader:
    """The diary of the design's drawing, as a file."""
    return _reader(content(diaries.drawn_diary(), diaries.drawn_judgements()), press)


def test_page_one_states_every_count_of_the_records_with_its_unit(drawn: PdfReader) -> None:
    page = _page(drawn, 1)
    for number, test in enumerate(diaries.TESTS):
        values = [values[number] for values in diaries.DRAWS.values()]
        unit = {"10*9/L": "×10⁹/L", "10*12/L": "×10¹²/L", "g/dL": "g/dL"}[diaries.UNITS[test]]
        nadir = min(values, key=float)
        day = list(diaries.DRAWS)[values.index(nadir)][8:10].lstrip("0")
        assert f"{unit} {' '.join(values)} {nadir}, {day} May" in page
    for when in diaries.DRAWS:
        month = {"04": "Apr", "05": "May"}[when[5:7]]
        assert f"{int(when[8:10])} {month}" in page


def test_page_one_states_every_symptom_digit(drawn: PdfReader) -> None:
    page = _page(drawn, 1)
    for name, symptom in (("Tiredness", "fatigue"), ("Nosebleed", "nosebleed"), ("Headache", "headache")):
        assert f"{name} {' '.join(diaries.SYMPTOMS[symptom])}" in page


def test_page_one_states_warning_signs_answers_fevers_treatment_and_questions(drawn: PdfReader) -> None:
    page = _page(drawn, 1)
    for words in (
        "Thu 14 May 15:50 Chills, moderate, 15:50; Temperature 38.6 °C, 16:04; neutrophils 0.3 on 13 May",
        "Possible infection; Fever",
        "Called 16:08, Night line: told to come in.",
        "Sat 9 May 20:50 Nosebleed, severe, 20:50; platelets 18 on 9 May",
        "14 May Fever 38.6 °C. One day at 38.0 or more",
        "11 May Red cells, 2 units (hemoglobin 7.8 on 11 May)",
        "3 to 5 May Methotrexate infusion, high dose",
        "1. Can I get something stronger for nausea at night?",
        "3. If I get a fever at the weekend, where do I go?",
        "Entered at home by the patient or a caregiver. Grades: CTCAE v5.0. Not a diagnosis, not a medical device.",
        "Made 14 May 2026, 20:15 Page 1 of 3",
    ):
        assert words in page


def test_the_lowest_counts_of_each_cycle_stand_before_every_result(drawn: PdfReader) -> None:
    page = _page(drawn, 2)
    table = page[: page.index("Every blood result")]
    for words in (
        "Test Lowest Reached on Limit Days below it Back at it or above Consolidation, from 3 May 2026 Neutrophils",
        "Neutrophils, ×10⁹/L 0.4 (grade 4) day 9 (11 May) 0.5 (grade 4) at least 1, still below on 11 May not seen",
        "Platelets, ×10⁹/L 18 (grade 4) day 7 (9 May) 50 (grade 3) at least 3, still below on 11 May not seen",
        "Blinatumomab, cycle 1, from 12 May 2026 Neutrophils",
    ):
        assert words in table


def test_without_a_cycle_in_the_dates_the_table_of_lowest_counts_is_left_out(content: Build, press: Press) -> None:
    timeline = Timeline.of(diaries.drawn("2026-05-13", {"platelets": "9"}))
    assert "Lowest counts by cycle" not in _text(_reader(content(timeline), press))


def test_many_cycles_repeat_the_head_and_name_each_cycle_on_each_page_of_its_rows(content: Build, press: Press) -> None:
    first = diaries.LAST - timedelta(days=30 * 28)
    records: list[Record] = []
    for number in range(30):
        day = first + timedelta(days=28 * number)
        records.append(diaries.infusion(str(day), "blinatumomab", cycle=number + 1))
        records.extend(diaries.drawn(f"{day}T08:00", {"neutrophils": "0.4", "platelets": "9", "hemoglobin": "9.1"}))
    reader = _reader(content(Timeline.of(records), (), Choice(first=first, last=diaries.LAST)), press)
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]
    held = [page.split("Every blood result")[0] for page in pages if "Reached on Limit" in page]
    assert len(held) > 1
    table = " ".join(held)
    for number in range(1, 31):
        parts = table.split(f"Blinatumomab, cycle {number}, from ")[1:]
        rows = " ".join(part.split(" Blinatumomab, cycle ")[0] for part in parts)
        assert [rows.count(test) for test in ("Neutrophils", "Platelets", "Hemoglobin")] == [1, 1, 1]
    for page in held[1:]:
        assert "Back at it or above Blinatumomab, cycle " in page


def test_the_full_list_states_every_sign_those_for_the_next_contact_too(drawn: PdfReader) -> None:
    text = _text(drawn)
    start = text.index("Warning signs in full What the diary showed")
    for words in ("Bleeding", "Possible infection", "Low white cells", "Guide: Chemotherapy: Possible side effects"):
        assert words in text[start:]


def test_the_file_is_tagged_titled_bookmarked_and_names_no_person(drawn: PdfReader) -> None:
    root: Any = drawn.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert drawn.metadata is not None
    assert drawn.metadata.title == "Blood Count Diary report"
    assert drawn.metadata.author is None
    titles = [str(entry["/Title"]) for entry in drawn.outline if isinstance(entry, dict)]
    assert titles[1:] == [
        "Lowest counts by cycle",
        "Every blood result",
        "Every day",
        "Warning signs in full",
        "What the signs mean, and their sources",
    ]


def test_the_file_claims_both_standards(content: Build, press: Press) -> None:
    pdf = report_pdf(content(Timeline.of([])), press)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_same_diary_and_clock_give_the_same_bytes(content: Build, press: Press) -> None:
    made = [report_pdf(content(diaries.drawn_diary(), diaries.drawn_judgements()), press, (SVG,)) for _ in range(2)]
    assert made[0] == made[1]


def test_charts_stay_drawings(content: Build, press: Press) -> None:
    reader = _reader(content(diaries.drawn_diary()), press, (SVG,))
    assert [len(page.images) for page in reader.pages] == [0] * len(reader.pages)
    assert "Charts" in _page(reader, 2)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_page_one_is_one_page_on_both_papers(content: Build, press: Press, paper: str, size: tuple[int, int]) -> None:
    choice = Choice(first=diaries.FIRST, last=diaries.LAST, paper=paper)
    reader = _reader(content(diaries.drawn_diary(), diaries.drawn_judgements(), choice), press)
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert "12 May on Blinatumomab infusion, cycle 1" in _page(reader, 1)
    assert _page(reader, 2).startswith("Lowest counts by cycle")
    assert ("Notes from the visit" in _page(reader, 1)) == (paper == "a4")


def test_what_people_wrote_is_printed_and_never_run(content: Build, press: Press) -> None:
    records: list[Record] = [
        Person(id="person", name=MARKUP),
        Question(id="q", question=MARKUP),
        Day(id="2026-05-13", day=date(2026, 5, 13), note=MARKUP),
        Symptom(id="s", when=diaries.at("2026-05-13"), symptom=f"own:{MARKUP}", severity=3),
        diaries.infusion("2026-05-13", f"other:{MARKUP}"),
        *diaries.drawn("2026-05-13", {"platelets": "9"}, lab=MARKUP),
    ]
    text = _text(_reader(content(Timeline.of(records)), press)).replace(" ", "")
    assert text.count(MARKUP.replace(" ", "")) >= 6


def test_control_characters_and_turned_text_are_taken_out(content: Build, press: Press) -> None:
    note = "bell\x07 escape\x1b[31m null\x00 turned\u202eback half\ud800 tab\tend\r\nnext"
    assert clean(note) == "bell escape[31m null turnedback half tab end\nnext"
    timeline = Timeline.of([Day(id="2026-05-13", day=date(2026, 5, 13), note=note)])
    assert "bell escape[31m null turnedback half tab end next" in _text(_reader(content(timeline), press))


def test_very_long_words_may_break_and_keep_their_letters() -> None:
    word = "hyperbilirubinemia" * 4
    cut = clean(word)
    assert cut.replace(ZERO_WIDTH_SPACE, "") == word
    assert max(len(part) for part in cut.split(ZERO_WIDTH_SPACE)) == 16
    assert clean("sixteen-letters.") == "sixteen-letters."


def test_very_long_words_stay_on_the_page(content: Build, press: Press) -> None:
    timeline = Timeline.of([Day(id="2026-05-13", day=date(2026, 5, 13), note="w" * 2000)])
    reader = _reader(content(timeline), press)
    text = _text(reader)
    assert "w" * 2000 in text.replace(" ", "")
    assert ZERO_WIDTH_SPACE not in text


def test_scripts_that_our_fonts_lack_do_not_stop_the_report(content: Build, press: Press) -> None:
    linear_a = "\U00010600\U00010601"
    timeline = Timeline.of(
        [Person(id="person", name=f"מרים {linear_a}"), Day(id="2026-05-14", day=diaries.LAST, note="kept")]
    )
    assert "kept" in _text(_reader(content(timeline), press))


def test_a_fault_of_a_template_is_not_hidden(content: Build, press: Press) -> None:
    broken = replace(press, templates={**press.templates, "report.typ": "#nothing"})
    with pytest.raises(typst.TypstError):
        report_pdf(content(Timeline.of([])), broken)


def test_the_empty_diary_makes_a_report_that_says_so(content: Build, press: Press) -> None:
    reader = _reader(content(Timeline.of([])), press)
    text = _text(reader)
    assert len(reader.pages) == 2
    for words in (
        "No blood counts in these dates.",
        "No symptoms were logged",
        "No open questions.",
        "Nothing entered, 15 days.",
    ):
        assert words in text
    for word in ("fine", "normal", "safe"):
        assert f" {word} " not in text.lower()


def test_four_hundred_days_repeat_their_heads_and_leave_no_page_empty(content: Build, press: Press) -> None:
    first = diaries.LAST - timedelta(days=399)
    records: list[Record] = [*diaries.logged(first, {"nausea": "12" * 200, "fatigue": "30" * 200})]
    for week in range(57):
        records.extend(diaries.drawn(f"{first + timedelta(days=7 * week)}T08:00", {"platelets": str(50 + week)}))
    reader = _reader(content(Timeline.of(records), (), Choice(first=first, last=diaries.LAST)), press)
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]
    assert all(len(page) > 300 for page in pages)
    begin = next(number for number, page in enumerate(pages) if "Every day Symptoms:" in page)
    end = next(number for number, page in enumerate(pages) if "Warning signs in full What" in page)
    assert end - begin > 5
    assert all("Date Phase WBC" in page for page in pages[begin:end])
    days = re.findall(r"\w{3} (\d+ \w{3} 20\d\d) ", " ".join(pages[begin : end + 1]))
    parsed = [datetime.strptime(day, "%d %b %Y").date() for day in days]
    assert sorted(set(parsed)) == [first + timedelta(days=number) for number in range(400)]


def test_sixty_symptoms_a_day_all_stand_in_the_day(content: Build, press: Press) -> None:
    names = {f"own:Symptom number {number}": "2" for number in range(60)}
    timeline = Timeline.of(diaries.logged(diaries.FIRST, names))
    reader = _reader(content(timeline), press)
    text = _text(reader)
    assert all(f"Symptom number {number} 2" in text for number in range(60))
    assert "And 52 more symptoms" in _page(reader, 1)


def test_the_preview_has_the_pages_of_the_file(content: Build, press: Press) -> None:
    report = Report(content=content(diaries.drawn_diary(), diaries.drawn_judgements()), charts=(SVG,))
    pages = document_pages(report_document(report), press, ppi=40)
    assert len(pages) == len(_reader(report.content, press, report.charts).pages)
    assert all(page.startswith(PNG) for page in pages)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_follow_page_one_alone(content: Build, press: Press, texts: Texts, part: str) -> None:
    choice = Choice(first=diaries.FIRST, last=diaries.LAST, parts=(part,))
    made = content(diaries.drawn_diary(), diaries.drawn_judgements(), choice)
    reader = _reader(made, press, (SVG,) if part == "charts" else ())
    titles = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    assert titles[1:] == [texts.text(TITLES[part])]
    assert f"Page 2 of {len(reader.pages)}" in _page(reader, 2)


def test_page_one_names_no_part_that_does_not_follow(content: Build, press: Press) -> None:
    names = {f"own:Symptom number {number}": "2" for number in range(20)}
    draws = [record for day in range(1, 13) for record in diaries.drawn(f"2026-05-{day:02}", {"platelets": str(day)})]
    timeline = Timeline.of([*diaries.logged(diaries.FIRST, names), *draws])
    text = {
        parts: _text(_reader(content(timeline, (), Choice(first=diaries.FIRST, last=diaries.LAST, parts=parts)), press))
        for parts in ((), PARTS)
    }
    for said, where in (("And 12 more symptoms", "Every day"), ("and the latest.", "Every blood result")):
        assert said in text[()]
        assert f"“{where}”" in text[PARTS]
        assert where not in text[()]


def test_page_one_alone_is_one_page(content: Build, press: Press) -> None:
    choice = Choice(first=diaries.FIRST, last=diaries.LAST, parts=())
    reader = _reader(content(diaries.drawn_diary(), diaries.drawn_judgements(), choice), press)
    assert len(reader.pages) == 1
    assert "Page 1 of 1" in _page(reader, 1)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_one_of_several_years_is_one_page(content: Build, press: Press, paper: str) -> None:
    first = diaries.FIRST.replace(year=2016)
    days = (diaries.LAST - first).days + 1
    logged = dict.fromkeys(diaries.SYMPTOMS, "3" * days)
    timeline = Timeline.of([*diaries.drawn_diary(), *diaries.logged(first, logged)])
    choice = Choice(first=first, last=diaries.LAST, paper=paper, parts=())
    reader = _reader(content(timeline, diaries.drawn_judgements(), choice), press)
    assert len(reader.pages) == 1
    assert all(str(year) in _page(reader, 1) for year in range(2016, 2027))


def test_entries_made_later_are_marked_where_they_stand_and_explained(content: Build, press: Press) -> None:
    nausea = Symptom(
        id="nausea-2026-05-06",
        when=diaries.at("2026-05-06"),
        symptom="nausea",
        severity=2,
        changed_at=datetime(2026, 5, 12, 10, tzinfo=UTC),
        changed_by="Maria",
    )
    plain = _text(_reader(content(diaries.drawn_diary()), press))
    assert "†" not in plain
    text = _text(_reader(content(diaries.drawn_diary().changed([nausea])), press))
    assert "Nausea 2†" in text
    assert "† 12 May" in text
    assert "†: entered or last changed more than a day after it happened, on the date given." in text


def test_the_file_names_no_person_computer_or_folder(
    content: Build, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(variable, "some-one-s-name")
    records = [Person(id="person", name="Unmistakable"), *diaries.logged(diaries.FIRST, {"nausea": "2"})]
    choice = Choice(first=diaries.FIRST, last=diaries.LAST, with_name=False)
    pdf = report_pdf(content(Timeline.of(records), (), choice), press)
    around = (platform.node(), str(Path.home()), str(Path.cwd()))
    for secret in ("some-one-s-name", "Unmistakable", *(found for found in around if len(found) > 4)):
        assert secret.encode() not in pdf
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert sorted(reader.metadata) == ["/CreationDate", "/Creator", "/Keywords", "/ModDate", "/Title"]


def test_names_and_notes_written_from_right_to_left_keep_their_letters(content: Build, press: Press) -> None:
    records = [
        Person(id="person", name="מרים"),
        Day(id="2026-05-13", day=date(2026, 5, 13), note="Ἑλένη и Мария, šťastná, מרים"),
    ]
    made = content(Timeline.of(records))
    text = _text(_reader(made, press))
    assert "Ἑλένη и Мария, šťastná" in text
    assert text.count("מרים") + text.count("םירמ") == 2


def test_a_note_of_two_thousand_letters_stands_whole_and_below_its_day(content: Build, press: Press) -> None:
    words = [f"word{number}" for number in range(250)]
    note = " ".join(words)
    timeline = Timeline.of([Day(id="2026-05-13", day=date(2026, 5, 13), note=note)])
    reader = _reader(content(timeline), press)
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]
    assert sum(note in page for page in pages) == 1
    (page,) = (page for page in pages if note in page)
    assert page.index("see below") < page.index("13 May, readings and notes") < page.index("word0 ")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_row_of_a_table_is_split_between_pages(content: Build, press: Press, paper: str) -> None:
    first = diaries.LAST - timedelta(days=89)
    names = {f"own:Sign {number} begins and ends": "2" * 90 for number in range(5)}
    choice = Choice(first=first, last=diaries.LAST, paper=paper, parts=("days",))
    reader = _reader(content(Timeline.of(diaries.logged(first, names)), (), choice), press)
    rows = 0
    for page in reader.pages:
        text = re.sub(r"\s+", " ", page.extract_text())
        table = text.partition("Readings and notes")[2]
        parts = re.findall(
            r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}(.*?)(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d|$)", table
        )
        assert all(row.count("begins and ends 2") == 5 for row in parts)
        rows += len(parts)
    assert rows == 90
