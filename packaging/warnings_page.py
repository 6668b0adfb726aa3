"""Writes docs/warnings.md: the guide's chapter "How the warnings work", made from the rules as they stand."""

# ruff: noqa: E402  (the program lies beside this folder)

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from diary.config.resources import Resources
from diary.core.texts import Texts
from diary.signs.rules import parse_rules
from diary.ui.pages.guide.blocks import Block, Bullets, Heading, Labeled, Link, Paragraph
from diary.ui.pages.guide.warnings_chapter import warning_blocks

PAGE = ROOT / "docs" / "warnings.md"
MADE = "<!-- Made from the rules by: python3 packaging/dev.py warnings -->"


def page() -> str:
    """The chapter as Markdown."""
    resources = Resources.find()
    catalog = resources.catalog()
    blocks = warning_blocks(parse_rules(resources.sign_rules()), Texts(resources.texts(), catalog), catalog)
    text = "\n".join((MADE, *(line for block in blocks for line in _lines(block)))).rstrip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            if block.anchor:
                yield from (f'<a id="{_id(block.anchor)}"></a>', "")
            yield from (f"{'#' * block.level} {_escaped(block.text)}", "")
        case Paragraph():
            yield from (_escaped(block.text), "")
        case Labeled():
            yield from (f"**{_escaped(block.label)}:** {_escaped(block.text)}", "")
        case Bullets():
            yield from (*(f"- {_escaped(item)}" for item in block.items), "")
        case Link():
            yield f"- [{_escaped(block.text)}](#{_id(block.target)})"


def _id(anchor: str) -> str:
    return anchor.replace(":", "-")


def _escaped(text: str) -> str:
    """The text so that nothing in it is read as markup."""
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")


def main() -> int:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
