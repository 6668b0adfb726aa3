import pytest

from diary.ui.pages.counts.lines import Asked
from diary.ui.pages.counts.paste import Pasted, read_pasted
from tests.ui.pages.counts.draws import CATALOG


def lines(text: str) -> dict[str, str]:
    return {found.line: found.text for found in read_pasted(text, CATALOG)[0]}


@pytest.mark.parametrize(
    "text",
    [
        "0.9\t0.3\t8.6\t41\t2.9",
        "0.9 0.3 8.6 41 2.9",
        "0.9, 0.3, 8.6, 41, 2.9",
        "0.9,0.3,8.6,41,2.9",
        "0.9;0.3;8.6;41;2.9",
        "0.9\n0.3\n8.6\n41\n2.9\n",
    ],
)
def test_a_row_goes_into_the_lines_from_the_top(text: str) -> None:
    assert lines(text) == {
        "white-cells": "0.9", "neutrophils": "0.3", "hemoglobin": "8.6", "platelets": "41", "red-cells": "2.9",
    }  # fmt: skip


def test_decimal_commas_are_not_separators() -> None:
    assert lines("0,9 0,3 8,6") == {"white-cells": "0,9", "neutrophils": "0,3", "hemoglobin": "8,6"}


def test_a_dash_leaves_a_line_out() -> None:
    assert lines("0.9\t-\t8.6\t\t2.9") == {"white-cells": "0.9", "hemoglobin": "8.6", "red-cells": "2.9"}


def test_named_lines_go_to_their_tests_with_unit_and_range() -> None:
    text = "WBC 0.9 K/uL 4.0-11.0\nPlatelet count: <9\nHgb\t8.6\tg/dL\t12.0 - 16.0\nNeutrophils % 33 %\nALT 55"
    found, left = read_pasted(text, CATALOG)
    assert left == ()
    assert found[:3] == (
        Pasted(line="white-cells", analyte="white-cells", text="0.9", unit="10*3/uL", low="4.0", high="11.0"),
        Pasted(line="platelets", analyte="platelets", text="<9"),
        Pasted(line="hemoglobin", analyte="hemoglobin", text="8.6", unit="g/dL", low="12.0", high="16.0"),
    )
    assert (found[3].analyte, found[3].unit) == ("neutrophils-percent", "%")
    assert found[4] == Pasted(line="alt", analyte="alt", text="55")


def test_what_finds_no_place_is_given_back() -> None:
    found, left = read_pasted("Hello there\nWBC many\nMCV 88", CATALOG)
    assert found == ()
    assert left == ("Hello there", "WBC many", "MCV 88")


def test_more_numbers_than_lines_are_given_back() -> None:
    found, left = read_pasted(" ".join(str(number) for number in range(20)), CATALOG)
    assert len(found) == 17
    assert left == ("17", "18", "19")


def test_a_line_keeps_its_unit_where_the_paste_names_none() -> None:
    now = Asked("bands-percent", "%")
    assert Pasted(line="bands", text="5").asked_beside(now) == now
    assert Pasted(line="bands", analyte="bands", text="5").asked_beside(now) == Asked("bands", "10*9/L")
    assert Pasted(line="bands", analyte="bands-percent", text="5").asked_beside(now) == now
    assert Pasted(line="white-cells", analyte="white-cells", text="5", unit="/uL").asked_beside(
        Asked("white-cells", "10*9/L")
    ) == Asked("white-cells", "/uL")
