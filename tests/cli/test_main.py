import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diary import __main__ as program
from diary.cli import main
from diary.cli.main import run_in
from tests.cli.conftest import Commands

HEAVY = ("PySide6", "sqlalchemy", "alembic", "matplotlib", "typst", "sqlcipher3", "numpy")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["flags", "--fly"],
        ["report"],
        ["import"],
        ["report", "a.pdf", "--paper", "a5"],
        ["--on", "2026-03-04"],
    ],
)
def test_arguments_that_make_no_sense_are_one_sentence(run: Commands, arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert "These arguments make no sense" in answer.err


@pytest.mark.parametrize("command", ["", *main.MODULES])
def test_help_is_given(run: Commands, command: str) -> None:
    answer = run(*([command] if command else []), "--help")
    assert answer.code == 0
    assert "usage: blood-count-diary" in answer.out


def test_a_bug_is_one_sentence_and_a_log_without_the_diary(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise ValueError("secret chills")

    monkeypatch.setattr("diary.cli.check.run", fail)
    answer = run("check")
    assert answer.code == 2
    assert "by its own fault" in " ".join(answer.err.split())
    log = run.env.paths.log.read_text()
    assert "ValueError" in log
    assert "secret" not in log
    assert not logging.getLogger("diary").handlers


test_a_bug_is_one_sentence_and_a_log_without_the_diary = pytest.mark.logs_warnings(
    test_a_bug_is_one_sentence_and_a_log_without_the_diary
)


def test_a_bug_that_cannot_be_logged_is_still_one_sentence(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise ValueError

    monkeypatch.setattr("diary.cli.check.run", fail)
    run.env.paths.logs.parent.mkdir(parents=True)
    run.env.paths.logs.write_text("a file is where the folder should be")
    answer = run("check")
    assert answer.code == 2
    assert "could not be written either" in " ".join(answer.err.split())


def test_the_diary_may_stand_before_the_command_or_after_it(run: Commands) -> None:
    diary = run.diary(run.folder / "a.db")
    assert run("--diary", diary, "flags").code == run("flags", "--diary", diary).code == 3


def test_control_c_ends_quietly(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("diary.cli.check.run", stop)
    answer = run("check")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


@pytest.mark.parametrize(
    ("arguments", "diary"),
    [
        ([], ""),
        (["--diary", "a.db"], "a.db"),
        (["--diary=a.db"], "a.db"),
        (["--diary"], None),
        (["--diary="], None),
        (["--diary", ""], None),
        (["flags"], None),
        (["--help"], None),
        (["--diary", "a.db", "flags"], None),
    ],
)
def test_without_a_command_the_window_opens(arguments: list[str], diary: str | None) -> None:
    assert program.window_diary(arguments) == diary


def test_a_command_is_run_by_the_program(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["flags", str(home / "none.json")]) == 2
    assert "There is no file “none.json”." in capsys.readouterr().err


def test_an_answer_from_an_exchange_file_loads_nothing_heavy(run: Commands) -> None:
    code = (
        "import sys\n"
        "from diary.__main__ import main\n"
        f"code = main(['flags', {str(run.sample())!r}, '--on', '2026-03-04', '--json'])\n"
        f"loaded = [name for name in {HEAVY} if name in sys.modules]\n"
        "sys.exit(f'loaded {loaded}' if loaded else code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.stderr == ""
    assert done.returncode == 3


def test_the_program_answers_as_a_process_of_its_own(run: Commands) -> None:
    command = [sys.executable, "-m", "diary", "flags", str(run.folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "is a folder" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_stops_reading_is_no_error(run: Commands) -> None:
    command = [sys.executable, "-m", "diary", "counts", str(run.sample()), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_every_command_has_its_module_and_help(run: Commands) -> None:
    for command in main.MODULES:
        assert run.env.text(f"cli.help.{command}")
    assert run_in(run.env, ["check", str(run.folder / "none")]) == 2
    assert os.environ.get("DIARY_PASSPHRASE") is None
