import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from devtools import headless
from devtools.problem import DevProblem


class Commands:
    """Stands in for the diary's commands: remembers them, and answers as it is told."""

    def __init__(self, **answers: int) -> None:
        self.answers = answers
        self.given: list[str] = []

    def run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        name = command[3]
        self.given.append(name)
        return subprocess.CompletedProcess(command, self.answers.get(name, 0))


def test_the_whole_job_is_done_on_the_sample_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = Commands(flags=3)
    monkeypatch.setattr(subprocess, "run", commands.run)
    headless.show_sample(tmp_path, Path("python"))
    assert commands.given == ["sample", "flags", "counts", "report"]
    shown = capsys.readouterr().out
    assert str(tmp_path / "build" / "sample" / "sample-report.pdf") in shown


@pytest.mark.parametrize(("name", "code"), [("sample", 1), ("flags", 2), ("counts", 3), ("report", 2)])
def test_a_command_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    monkeypatch.setattr(subprocess, "run", Commands(**{name: code}).run)
    with pytest.raises(DevProblem, match=f"blood-count-diary {name} .*exit code {code}"):
        headless.show_sample(tmp_path, Path("python"))
