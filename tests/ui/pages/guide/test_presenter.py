"""What the guide shows at each place, and what its list holds."""

import pytest

from diary.core.guide import BASICS, TREATMENT
from diary.ui.pages.guide.blocks import Heading, Labeled, Link, Paragraph
from diary.ui.pages.guide.presenter import SYMPTOM, GuidePresenter, Quiet, Teaser, View


def headings(view: View) -> list[str]:
    return [block.text for block in view.blocks if isinstance(block, Heading)]


def targets(view: View) -> list[str]:
    return [block.target for block in view.blocks if isinstance(block, Link | Teaser)]


def test_an_entry_says_where_it_comes_from_why_what_and_whom(presenter: GuidePresenter) -> None:
    view = presenter.view("germs")
    assert view.blocks[:7] == (
        Heading(text="Germs", level=1),
        Quiet(text="From the source document: Chemotherapy heading: side effects, in our words"),
        Paragraph(text="The body fights germs less well.\n\nIt comes back."),
        Labeled(label="Why it happens", text="White cells are few."),
        Labeled(label="What to watch for", text="Watch for a fever. Watch for chills."),
        Labeled(label="Whom to tell", text="Call your team."),
        Labeled(label="Not in the source document", text="Another source names 38.0 degrees."),
    )
    assert headings(view) == ["Germs", "Warning signs in this diary", "See also"]
    assert targets(view) == ["warnings:fever", "warnings:infection", "vincristine"]
    assert (view.group, view.place) == (TREATMENT, "germs")


def test_an_entry_of_our_own_says_so(presenter: GuidePresenter) -> None:
    view = presenter.view("nadir")
    assert view.blocks[1] == Quiet(text="Our own words, not from the source document")
    assert headings(view) == ["Nadir"]


def test_a_chapter_lists_its_entries_with_their_first_lines(presenter: GuidePresenter) -> None:
    view = presenter.view("chemotherapy")
    assert view.blocks[2] == Paragraph(text="Medicines against the leukemia cells.")
    assert view.blocks[3] == Teaser(text="Germs", lines="The body fights germs less well.", target="germs")
    assert targets(view) == ["germs", "vincristine"]


def test_a_symptom_with_several_entries_lists_them_with_their_chapters(presenter: GuidePresenter) -> None:
    view = presenter.view("symptom:chills")
    assert headings(view) == ["Chills"]
    assert view.blocks[1] == Teaser(
        text="Germs", lines="Chemotherapy\nThe body fights germs less well.", target="germs"
    )
    assert (view.group, view.place) == (SYMPTOM, "symptom:chills")


def test_a_symptom_with_one_entry_shows_it_in_its_place_of_the_list(presenter: GuidePresenter) -> None:
    view = presenter.view("symptom:cough")
    assert headings(view)[0] == "Germs"
    assert (view.group, view.place) == (SYMPTOM, "symptom:cough")


def test_a_medicine_shows_its_own_entry_first(presenter: GuidePresenter) -> None:
    assert targets(presenter.view("medicine:vincristine")) == ["vincristine", "germs"]
    assert headings(presenter.view("medicine:cytarabine"))[0] == "Germs"


def test_a_sign_leads_to_its_entry_or_to_how_it_works(presenter: GuidePresenter) -> None:
    assert headings(presenter.view("sign:fever"))[0] == "Germs"
    assert presenter.view("sign:bleeding").place == "warnings:bleeding"
    assert presenter.view("sign:no-such-sign").place == "warnings"


def test_how_a_warning_works_leads_back_to_what_the_guide_says(presenter: GuidePresenter) -> None:
    view = presenter.view("warnings:fever")
    assert headings(view)[0] == view.title == "Fever"
    assert targets(view)[-1] == "germs"
    assert (view.group, view.place) == (BASICS, "warnings:fever")


def test_how_the_warnings_work_leads_to_each_of_them(presenter: GuidePresenter) -> None:
    view = presenter.view("warnings")
    assert {"warnings:fever", "warnings:bleeding"} <= set(targets(view))


@pytest.mark.parametrize("target", ["", "nothing", "symptom:seizure", "other:thing"])
def test_what_leads_nowhere_shows_the_beginning(presenter: GuidePresenter, target: str) -> None:
    for group in (TREATMENT, SYMPTOM, BASICS):
        view = presenter.view(target, group)
        assert (view.group, view.place) == (group, "")


def test_the_beginning_leads_to_what_is_said_about_the_diary(presenter: GuidePresenter) -> None:
    assert targets(presenter.view("")) == ["words", "warnings"]


@pytest.mark.parametrize("words", ["germ", "CHILLS", "ara-C"])
def test_a_search_finds_entries(presenter: GuidePresenter, words: str) -> None:
    view = presenter.view(f"search:{words}")
    assert headings(view)[0] == f"Found for “{words}”"
    assert "germs" in targets(view)


def test_a_search_finds_warnings_too(presenter: GuidePresenter) -> None:
    view = presenter.view("search:fever")
    assert targets(view)[0] == "germs"
    assert "warnings:fever" in targets(view)


def test_a_search_without_results_says_so(presenter: GuidePresenter) -> None:
    view = presenter.view("search:xylophone")
    assert view.blocks[1] == Paragraph(text="No page has all these words. Try one word, or the first letters of it.")


def test_more_than_a_screen_of_results_is_cut_and_counted(
    presenter: GuidePresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.ui.pages.guide.presenter.SHOWN", 1)
    view = presenter.view("search:chills")
    assert targets(view) == ["vincristine"]
    assert view.blocks[-1] == Paragraph(text="1 more page has these words. Type another word to find less.")


def test_the_list_opens_the_chapter_that_one_is_in(presenter: GuidePresenter) -> None:
    closed = presenter.contents(TREATMENT, "")
    assert [(row.text, row.opened) for row in closed] == [("Chemotherapy", False)]
    opened = presenter.contents(TREATMENT, "vincristine")
    assert [(row.target, row.level, row.opened) for row in opened] == [
        ("chemotherapy", 0, True),
        ("germs", 1, None),
        ("vincristine", 1, None),
    ]


def test_the_list_about_the_diary_ends_with_the_warnings(presenter: GuidePresenter) -> None:
    rows = presenter.contents(BASICS, "warnings:fever")
    assert [row.target for row in rows if not row.level] == ["words", "warnings"]
    assert "warnings:fever" in {row.target for row in rows if row.level}


def test_the_list_of_symptoms_stands_in_groups(presenter: GuidePresenter) -> None:
    assert [(row.text, row.target) for row in presenter.contents(SYMPTOM, "")] == [
        ("Whole body", ""),
        ("Chills", "symptom:chills"),
        ("Nerves and head", ""),
        ("Tingling or numbness", "symptom:numbness-tingling"),
        ("Heart and breathing", ""),
        ("Cough", "symptom:cough"),
    ]
