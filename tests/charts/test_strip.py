from diary.charts.series import NOT_LOGGED, NOT_RATED, SymptomRow
from diary.charts.strip import cell_days, cells_of


def cells(*severities: int, day_width: float) -> list[list[int]]:
    found = cells_of([SymptomRow(symptom="nausea", cells=severities)], day_width).values.tolist()
    return [[int(cell) for cell in row] for row in found]


def test_narrow_days_share_a_cell() -> None:
    assert [cell_days(width) for width in (20.0, 1.5, 1.4, 0.5)] == [1, 1, 2, 3]


def test_a_cell_of_several_days_shows_their_worst() -> None:
    assert cells(0, 3, NOT_LOGGED, 1, NOT_LOGGED, day_width=1.0) == [[3, 1, NOT_LOGGED]]


def test_a_day_that_was_not_rated_may_be_the_worst_but_never_hides_a_very_severe_one() -> None:
    assert cells(3, NOT_RATED, 4, NOT_RATED, day_width=1.0) == [[NOT_RATED, 4]]
