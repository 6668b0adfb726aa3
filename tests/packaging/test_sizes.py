from pathlib import Path

import pytest

from devtools.sizes import read_allowances, too_long


def source(root: Path, name: str, lines: int) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x = 1\n" * lines)
    return path


@pytest.mark.parametrize(
    ("name", "limit"),
    [("diary/a.py", 400), ("diary/ui/main_window.py", 300), ("diary/__main__.py", 60)],
)
def test_a_file_may_reach_its_limit_but_not_pass_it(tmp_path: Path, name: str, limit: int) -> None:
    assert too_long(tmp_path, [source(tmp_path, name, limit)], {}) == []
    assert too_long(tmp_path, [source(tmp_path, name, limit + 1)], {}) == [
        f"{name} has {limit + 1} lines, {limit} are allowed"
    ]


@pytest.mark.parametrize("define", ["def f():", "async def f():", "@d\ndef f():"])
def test_a_function_may_have_sixty_lines(tmp_path: Path, define: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(define + "\n" + "    x = 1\n" * 59)
    assert too_long(tmp_path, [path], {}) == []
    path.write_text(define + "\n" + "    x = 1\n" * 60)
    assert too_long(tmp_path, [path], {}) == ["a.py:f has 61 lines, 60 are allowed"]


def test_an_allowance_lets_a_piece_grow_to_its_own_limit(tmp_path: Path) -> None:
    assert too_long(tmp_path, [source(tmp_path, "a.py", 450)], {"a.py": 450}) == []
    assert len(too_long(tmp_path, [source(tmp_path, "a.py", 451)], {"a.py": 450})) == 1


def test_an_allowance_that_is_not_needed_is_named(tmp_path: Path) -> None:
    assert too_long(tmp_path, [source(tmp_path, "a.py", 400)], {"a.py": 450}) == [
        "a.py needs no size allowance any more"
    ]


def test_allowances_are_read_with_their_reasons(tmp_path: Path) -> None:
    path = tmp_path / "allowances.toml"
    path.write_text('["a.py"]\nlines = 450\nwhy = "one table"\n')
    assert read_allowances(path) == {"a.py": 450}
