"""What `dev.py run` does where no window can be shown: the same job, by commands."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools.problem import DevProblem

_FOUND_SOMETHING = 3  # the exit code of `flags` when there is something to act on


def show_sample(root: Path, python: Path) -> None:
    """Make the sample diary, then show its warnings and counts and write its report.

    Raises:
        DevProblem: if one of the commands fails.
    """
    folder = root / "build" / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    diary = folder / "sample-diary.json"
    report = folder / "sample-report.pdf"
    print("There is no display here, so the sample diary is shown by commands.", flush=True)
    _diary(root, python, ["sample", str(diary)])
    _diary(root, python, ["flags", str(diary)], also_good=_FOUND_SOMETHING)
    _diary(root, python, ["counts", str(diary)])
    _diary(root, python, ["report", str(report), str(diary)])
    print(f"\nThe sample diary is {diary}\nThe appointment report is {report}")


def _diary(root: Path, python: Path, arguments: Sequence[str], also_good: int = 0) -> None:
    shown = " ".join(_short(root, argument) for argument in arguments)
    print(f"\n$ blood-count-diary {shown}", flush=True)
    done = subprocess.run([str(python), "-m", "diary", *arguments], check=False, cwd=root)
    if done.returncode not in (0, also_good):
        raise DevProblem(f"`blood-count-diary {shown}` ended with exit code {done.returncode}.")


def _short(root: Path, argument: str) -> str:
    path = Path(argument)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else argument
