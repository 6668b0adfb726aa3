"""Draws the kept pictures of charts anew, which the tests compare with."""

# ruff: noqa: E402  (the program lies beside this folder)

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.charts.golden_pictures import FOLDER, PICTURES, write_picture


def main() -> int:
    """Write every picture, and remove those that are drawn no more."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        if path.stem not in PICTURES:
            path.unlink()
    for name in PICTURES:
        print(write_picture(name, FOLDER).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
