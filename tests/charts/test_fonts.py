from matplotlib.font_manager import fontManager

from diary.charts.fonts import LAST_RESORT, Fonts
from diary.charts.naming import cut, wrapped
from diary.charts.sheet import new_figure
from tests.charts import builders as b


def fonts() -> Fonts:
    return new_figure(b.view(), b.style())[1]


def test_the_programs_fonts_come_first_and_are_made_known_once() -> None:
    found = fonts()
    before = len(fontManager.ttflist)
    assert found.plain == ("Atkinson Hyperlegible Next", "Source Sans 3", LAST_RESORT)
    assert found.strong == ("Atkinson Hyperlegible Next SemiBold", "Source Sans 3 SemiBold", LAST_RESORT)
    fonts()
    assert len(fontManager.ttflist) == before


def test_without_fonts_matplotlibs_own_is_used() -> None:
    from dataclasses import replace

    found = new_figure(b.view(), replace(b.style(), fonts=()))[1]
    assert found.plain == found.strong == (LAST_RESORT,)


def test_widths_grow_with_text_and_size() -> None:
    found = fonts()
    assert found.width("neutrophils", 13) > found.width("cells", 13)
    assert found.width("neutrophils", 26) > 1.9 * found.width("neutrophils", 13)


def test_a_long_name_is_wrapped_at_its_words() -> None:
    found = fonts()
    lines = wrapped("Jaw pain when chewing tough bread", found, 13, 120)
    assert " ".join(lines) == "Jaw pain when chewing tough bread"
    assert all(found.width(line, 13) <= 120 for line in lines)
    assert wrapped("x" * 60, found, 13, 120) == ("x" * 60,)
    assert wrapped("", found, 13, 120) == ("",)


def test_a_cut_name_fits_and_says_that_it_was_cut() -> None:
    found = fonts()
    short = cut("Inotuzumab ozogamicin", found, 13, 80)
    assert short.endswith("…")
    assert found.width(short, 13) <= 80
    assert cut("Vincristine", found, 13, 80) == "Vincristine"


def test_a_name_in_another_script_is_written_with_its_letters() -> None:
    assert fonts().width("تحريض Поддерживающая", 12.0) > 0  # a letter that is missing would be a warning
