"""Size limits: a file or a function that has grown too long to be read in one go."""

import ast
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 60
SPECIAL_FILES = {"diary/__main__.py": 60, "diary/ui/main_window.py": 300}


def read_allowances(path: Path) -> dict[str, int]:
    """Read the few pieces that read better longer: name -> lines allowed."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: int(entry["lines"]) for name, entry in table.items()}


def too_long(root: Path, files: Iterable[Path], allowances: Mapping[str, int]) -> list[str]:
    """One sentence for every file and function above its limit, and every allowance not needed."""
    found: list[str] = []
    used: set[str] = set()
    for path in files:
        for name, length, limit in _measured(root, path):
            if length <= limit:
                continue
            used.add(name)
            if length > allowances.get(name, limit):
                found.append(f"{name} has {length} lines, {limit} are allowed")
    unused = sorted(set(allowances) - used)
    return found + [f"{name} needs no size allowance any more" for name in unused]


def _measured(root: Path, path: Path) -> Iterable[tuple[str, int, int]]:
    name = path.relative_to(root).as_posix()
    source = path.read_text(encoding="utf-8")
    yield name, len(source.splitlines()), SPECIAL_FILES.get(name, FILE_LINES)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield f"{name}:{node.name}", length, FUNCTION_LINES
