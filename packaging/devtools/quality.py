"""The steps of `dev.py lint` and `dev.py test`, each ending in sentences of what is wrong."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools.floors import below_floor
from devtools.hygiene import tracked_files, unwanted
from devtools.sizes import read_allowances, too_long

_SOURCES = ("diary", "tests", "packaging")
_ALL_AT_ONCE = 8


def lint(root: Path, python: Path) -> list[str]:
    """Run every linter over the whole project; all of them run, whatever the first one finds."""
    steps = {
        "ruff check": ["-m", "ruff", "check", "--quiet", "."],
        "ruff format": ["-m", "ruff", "format", "--quiet", "--check", "."],
        "mypy --strict": ["-m", "mypy", "--no-error-summary"],
        "import contracts": [
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-logo",
        ],
    }
    wrong: list[str] = []
    for name, arguments in steps.items():
        print(f"{name} …", flush=True)
        if not _run_quietly(root, python, arguments):
            wrong.append(f"{name} is not content; what it says is above")
    print("sizes and hygiene …", flush=True)
    files = tracked_files(root)
    allowances = read_allowances(root / "packaging" / "size-allowances.toml")
    return wrong + too_long(root, python_files(root, files), allowances) + unwanted(root, files)


def python_files(root: Path, files: Sequence[Path]) -> list[Path]:
    """Those of the project's files that are its Python source."""
    return [path for path in files if path.suffix == ".py" and path.relative_to(root).parts[0] in _SOURCES]


def _run_quietly(root: Path, python: Path, arguments: Sequence[str]) -> bool:
    done = subprocess.run(
        [str(python), *arguments],
        check=False,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        print(done.stdout, flush=True)
    return done.returncode == 0


def test_everything(root: Path, python: Path) -> list[str]:
    """Run the whole test-suite and hold every room to its coverage floor."""
    build = root / "build"
    build.mkdir(exist_ok=True)
    report = build / "coverage.json"
    report.unlink(missing_ok=True)
    workers = str(min(os.cpu_count() or 1, _ALL_AT_ONCE))
    measured = ["--cov", "--cov-report=", f"--cov-report=json:{report}"]
    done = pytest(root, python, ["-q", "-n", workers, *measured])
    if done != 0:
        return [f"pytest ended with exit code {done}"]
    return below_floor(report)


def pytest(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run pytest with these arguments, and return its exit code."""
    command = [str(python), "-m", "pytest", *arguments]
    return subprocess.run(command, check=False, cwd=root).returncode
