from pathlib import Path

import pytest

from devtools.environment import LOCKS, ensure_environment, environment_folder, python_of, stamp

PROJECT = """
[build-system]
requires = ["hatchling"]
[project]
name = "x"
[tool.ruff]
line-length = 100
"""
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    for name in LOCKS:
        (tmp_path / "packaging" / name).write_text("a==1 --hash=sha256:0\n")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    return tmp_path


def test_the_stamp_is_the_same_for_the_same_requirements(checkout: Path) -> None:
    assert stamp(checkout, "3.11.7") == stamp(checkout, "3.11.7")


def test_the_stamp_changes_with_python(checkout: Path) -> None:
    assert stamp(checkout, "3.11.7") != stamp(checkout, "3.12.1")


@pytest.mark.parametrize("name", LOCKS)
def test_the_stamp_changes_with_each_lock_file(checkout: Path, name: str) -> None:
    before = stamp(checkout, "3.11.7")
    (checkout / "packaging" / name).write_text("a==2 --hash=sha256:1\n")
    assert stamp(checkout, "3.11.7") != before


def test_the_stamp_changes_with_the_metadata(checkout: Path) -> None:
    before = stamp(checkout, "3.11.7")
    (checkout / "pyproject.toml").write_text(PROJECT.replace('"x"', '"y"'))
    assert stamp(checkout, "3.11.7") != before


def test_a_linter_setting_does_not_change_the_stamp(checkout: Path) -> None:
    before = stamp(checkout, "3.11.7")
    (checkout / "pyproject.toml").write_text(PROJECT.replace("100", "120"))
    assert stamp(checkout, "3.11.7") == before


def test_an_environment_with_the_right_stamp_is_taken_as_it_is(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devtools.environment.stamp", lambda *_: "right")
    python = python_of(environment_folder(checkout))
    python.parent.mkdir(parents=True)
    python.touch()
    (environment_folder(checkout) / "blood-count-diary.stamp").write_text("right")
    assert ensure_environment(checkout) == python


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_hashes_and_no_address(name: str) -> None:
    text = (REPOSITORY / "packaging" / name).read_text(encoding="utf-8")
    assert "://" not in text
    requirements = [block for block in text.replace("\\\n", " ").splitlines() if block.strip()]
    assert requirements
    assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_the_two_locks_name_the_same_versions() -> None:
    run, work = (
        dict(
            line.split(" \\")[0].split("==")
            for line in (REPOSITORY / "packaging" / name).read_text(encoding="utf-8").splitlines()
            if "==" in line and ";" not in line
        )
        for name in LOCKS
    )
    assert {name: work[name] for name in run} == run
