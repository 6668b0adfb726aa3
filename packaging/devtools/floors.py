"""Coverage floors by room, read from coverage's JSON report."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

FLOORS = {
    "core": 100.0,
    "signs": 100.0,
    "exchange": 100.0,
    "storage": 100.0,
    "book": 100.0,
    "ui": 85.0,
}


def below_floor(report: Path) -> list[str]:
    """One sentence for every room whose lines and branches are covered less than its floor asks."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    found: list[str] = []
    for room, floor in FLOORS.items():
        of_room = {name: entry for name, entry in files.items() if _room(name) == room}
        covered = _percent(of_room)
        if covered >= floor:
            continue
        found.append(f"diary/{room} is covered to {covered:.1f} %, {floor:.0f} % are asked for")
        found += [f"  {name}: {gaps}" for name, entry in of_room.items() if (gaps := _gaps(entry))]
    return found


def _room(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return parts[1] if len(parts) > 2 and parts[0] == "diary" else ""  # noqa: PLR2004  diary/room/file


def _percent(files: Mapping[str, Any]) -> float:
    summaries = [entry["summary"] for entry in files.values()]
    asked = sum(one["num_statements"] + one.get("num_branches", 0) for one in summaries)
    met = sum(one["covered_lines"] + one.get("covered_branches", 0) for one in summaries)
    return 100.0 * met / asked if asked else 100.0


def _gaps(entry: Mapping[str, Any]) -> str:
    lines = [str(line) for line in entry["missing_lines"]]
    branches = [f"{start}→{end}" for start, end in entry.get("missing_branches", [])]
    return ", ".join(lines + branches)
