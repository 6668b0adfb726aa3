from pathlib import Path

import pytest
from matplotlib.testing.compare import compare_images
from matplotlib.testing.exceptions import ImageComparisonFailure

from tests.charts.golden_pictures import FOLDER, PICTURES, write_figure, write_picture

TOLERANCE = 0.8
"""Root mean square of the differences in levels of 255: below one pale disc that is missing."""

MOST_BYTES = 60_000


@pytest.mark.parametrize("name", PICTURES)
def test_the_chart_looks_as_it_did(name: str, tmp_path: Path) -> None:
    new = write_picture(name, tmp_path)
    try:
        different = compare_images(str(FOLDER / new.name), str(new), tol=TOLERANCE)
    except (OSError, ImageComparisonFailure) as reason:
        different = str(reason)
    assert not different, (
        f"the picture {name} looks different: see {new} and {new.stem}-failed-diff.png beside it; "
        "if that is meant, run `python3 packaging/dev.py golden` and look at what changed"
    )


def test_the_pictures_kept_are_those_drawn_and_small() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(kept) == set(PICTURES)
    assert max(kept.values()) < MOST_BYTES


def test_a_mark_that_is_missing_is_noticed(tmp_path: Path) -> None:
    figure = PICTURES["cycles"]()
    (last,) = [artist for artist in figure.axes[0].get_children() if artist.get_gid() == "lowest:4"]
    last.remove()
    path = write_figure(figure, tmp_path / "cycles.png")
    assert compare_images(str(FOLDER / path.name), str(path), tol=TOLERANCE)
