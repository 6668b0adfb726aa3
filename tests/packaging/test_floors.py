import json
from pathlib import Path

import pytest

from devtools.floors import below_floor


def report(folder: Path, files: dict[str, tuple[int, int]]) -> Path:
    """A coverage report with, for each file, lines covered and branches covered out of 100 each."""
    entries = {
        name: {
            "summary": {
                "num_statements": 100,
                "covered_lines": lines,
                "num_branches": 100,
                "covered_branches": branches,
            },
            "missing_lines": [7] if lines < 100 else [],
            "missing_branches": [[3, 9]] if branches < 100 else [],
        }
        for name, (lines, branches) in files.items()
    }
    path = folder / "coverage.json"
    path.write_text(json.dumps({"files": entries}))
    return path


def test_a_room_covered_to_the_last_branch_passes(tmp_path: Path) -> None:
    assert below_floor(report(tmp_path, {"diary/core/a.py": (100, 100)})) == []


def test_one_missing_branch_of_core_is_named(tmp_path: Path) -> None:
    files = {"diary/core/a.py": (100, 99), "diary/core/b.py": (100, 100)}
    assert below_floor(report(tmp_path, files)) == [
        "diary/core is covered to 99.8 %, 100 % are asked for",
        "  diary/core/a.py: 3→9",
    ]


@pytest.mark.parametrize(("branches", "passes"), [(70, True), (69, False)])
def test_the_window_must_reach_its_floor_as_a_whole(tmp_path: Path, branches: int, *, passes: bool) -> None:
    files = {"diary/ui/pages/today/page.py": (100, branches)}
    assert (below_floor(report(tmp_path, files)) == []) is passes


def test_a_room_without_a_floor_is_not_asked(tmp_path: Path) -> None:
    files = {"diary/reports/a.py": (0, 0), "diary/app.py": (0, 0), "diary\\config\\a.py": (0, 0)}
    assert below_floor(report(tmp_path, files)) == []
