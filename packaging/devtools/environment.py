"""The checkout's own virtual environment in `.venv`, filled from the hash-locked requirements."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from devtools.problem import DevProblem
from devtools.qt_libraries import can_install_with_apt, install_with_apt

LOCKS = ("requirements.lock", "requirements-dev.lock")
_BUILD_TABLES = ("build-system", "project", "dependency-groups")


def environment_folder(root: Path) -> Path:
    """Where the environment of this checkout lies."""
    return root / ".venv"


def python_of(environment: Path) -> Path:
    """The interpreter of an environment."""
    if os.name == "nt":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def stamp(root: Path, python_version: str) -> str:
    """A digest of all that decides what is installed: the locks, the project's metadata, Python."""
    digest = hashlib.sha256(python_version.encode())
    for name in LOCKS:
        digest.update((root / "packaging" / name).read_bytes())
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    decisive = {name: project.get(name) for name in _BUILD_TABLES}
    decisive["hatch"] = project.get("tool", {}).get("hatch")
    digest.update(json.dumps(decisive, sort_keys=True).encode())
    return digest.hexdigest()


def ensure_environment(root: Path) -> Path:
    """Make `.venv`, or bring it up to the locks, if it is not so already.

    Returns:
        The environment's interpreter.

    Raises:
        DevProblem: if the environment cannot be made or filled.
    """
    environment = environment_folder(root)
    python = python_of(environment)
    mark = environment / "blood-count-diary.stamp"
    wanted = stamp(root, sys.version.split()[0])
    if python.exists() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return python
    print("Setting up .venv (once; about a minute) …", flush=True)
    _make_environment(environment)
    locked = root / "packaging" / "requirements-dev.lock"
    # Without looking for dependencies: the lock names them all, and pip would try newer ones that have no hash.
    _pip(python, ["install", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(locked)])
    _pip(python, ["check"])
    _pip(python, ["install", "--no-deps", "--no-build-isolation", "-e", str(root)])
    mark.write_text(wanted, encoding="utf-8")
    return python


def _make_environment(environment: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        if not can_install_with_apt():
            message = "Python's venv module is missing; on Debian: sudo apt-get install python3-venv"
            raise DevProblem(message)
        install_with_apt(["python3-venv"])
    python = python_of(environment)
    if python.exists() and _version_of(python) != sys.version_info[:2]:
        shutil.rmtree(environment)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(environment)],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        raise DevProblem("The environment .venv could not be made: " + _last_line(made))


def _version_of(python: Path) -> tuple[int, ...]:
    answer = subprocess.run(
        [str(python), "-c", "import sys; print(*sys.version_info[:2])"],
        check=False,
        capture_output=True,
        text=True,
    )
    return tuple(int(part) for part in answer.stdout.split())


def _pip(python: Path, arguments: Sequence[str]) -> None:
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *arguments], check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        message = "The requirements could not be installed; .venv was left as it is. pip says: "
        raise DevProblem(message + _last_line(done))


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = (done.stderr or done.stdout or "").strip().splitlines()
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["nothing"])[-1]


def remake_locks(root: Path) -> None:
    """Resolve the requirements anew for every supported system, with hashes, into the lock files.

    Raises:
        DevProblem: if the resolver cannot be had or finds no answer.
    """
    packaging = root / "packaging"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = python_of(Path(folder))
        _pip(python, ["install", "uv"])
        _compile(python, root, packaging / LOCKS[0], [])
        extra = ["--group", "dev", "--constraint", str(packaging / LOCKS[0])]
        _compile(python, root, packaging / LOCKS[1], extra)


def _compile(python: Path, root: Path, lock: Path, extra: Sequence[str]) -> None:
    resolve = [str(python), "-m", "uv", "pip", "compile", "pyproject.toml", *extra]
    shape = ["--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"]
    plain = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    done = subprocess.run(
        [*resolve, *shape, *plain, "--output-file", str(lock)],
        check=False,
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode != 0:
        raise DevProblem(f"{lock.name} could not be remade: " + _last_line(done))
