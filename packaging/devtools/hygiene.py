"""What must not be in the project: somebody's folders, and addresses of package registries."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from devtools.problem import DevProblem

_UNWANTED = {
    "a folder of one machine": re.compile(
        r"(?<![\w.:/~-])/(?:work|root|home|Users|tmp|var/folders)/\w|[A-Z]:\\Users\\\w"
    ),
    "the address of a package registry": re.compile(
        r"pypi\.org|pythonhosted\.|npmjs\.org|debian\.org/debian|crates\.io|anaconda\.org"
    ),
}


def tracked_files(root: Path) -> list[Path]:
    """The files that belong to the project.

    Raises:
        DevProblem: if the checkout is not a git repository.
    """
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=False,
        cwd=root,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise DevProblem("git could not list the project's files; is this a clone?")
    paths = (root / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def unwanted(root: Path, files: Iterable[Path]) -> list[str]:
    """One sentence for every line that holds something of one machine or one registry."""
    found: list[str] = []
    for path in files:
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(_lines(path), start=1):
            found += [f"{name}:{number} names {what}" for what, pattern in _UNWANTED.items() if pattern.search(line)]
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
