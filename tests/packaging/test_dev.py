from collections.abc import Sequence

import pytest

import dev
from devtools.problem import DevProblem


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    seen: list[list[str]] = []

    def remember(arguments: Sequence[str]) -> int:
        seen.append(list(arguments))
        return 3

    monkeypatch.setitem(dev.COMMANDS, "run", remember)
    return seen


def test_what_follows_two_dashes_is_passed_on(calls: list[list[str]]) -> None:
    assert dev.main(["run", "--", "flags", "diary.json", "--on", "2026-03-04"]) == 3
    assert calls == [["flags", "diary.json", "--on", "2026-03-04"]]


def test_a_command_needs_no_arguments(calls: list[list[str]]) -> None:
    dev.main(["run"])
    assert calls == [[]]


def test_later_dashes_belong_to_the_command(calls: list[list[str]]) -> None:
    dev.main(["run", "--", "--", "x"])
    assert calls == [["--", "x"]]


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "no command `fly`" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("run", "test", "lint", "check", "tour", "bench", "lock"))


def test_a_problem_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Sequence[str]) -> int:
        message = "Something is missing."
        raise DevProblem(message)

    monkeypatch.setitem(dev.COMMANDS, "run", fail)
    assert dev.main(["run"]) == 2
    assert capsys.readouterr().err == "Something is missing.\n"


def test_lint_takes_no_arguments() -> None:
    with pytest.raises(DevProblem, match="takes no arguments"):
        dev.lint(["fast"])
