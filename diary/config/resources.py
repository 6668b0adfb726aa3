"""The program's own resources: the one place that reads them, wherever the program was put.

In the checkout they lie beside the package; in the wheel and in the packaged program, inside it.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from diary.config.topics import TextFile, Topics
from diary.core.catalog import Catalog

if TYPE_CHECKING:  # loaded when it is first asked for
    from diary.core.guide import Guide
    from diary.core.suggestions import Suggestion

_PACKAGE = Path(__file__).parents[1]
ENGLISH = "en"
_TOPIC = re.compile(r"^\[?([\w-]+)", re.MULTILINE)
PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


@dataclass(frozen=True, slots=True)
class Resources:
    """Reads the files under one folder. Only the rules and the guide are kept: who needs a thing twice holds on to it.

    Attributes:
        root: The folder ``resources``.
    """

    root: Path

    @classmethod
    def find(cls, places: tuple[Path, ...] = PLACES) -> Self:
        """The resources this program came with.

        Raises:
            FileNotFoundError: The installation is incomplete.
        """
        for place in places:
            if place.is_dir():
                return cls(place)
        raise FileNotFoundError(places[0])

    def catalog(self) -> Catalog:
        """Names, spellings and classes of symptoms, medicines, analytes and phases."""
        folder = self.root / "catalog"
        return Catalog.parse(
            symptoms=_toml(folder / "symptoms.toml"),
            medicines=_toml(folder / "medicines.toml"),
            analytes=_toml(folder / "analytes.toml"),
            phases=_toml(folder / "phases.toml"),
        )

    def texts(self, language: str = ENGLISH) -> Mapping[str, str]:
        """Every text by its message id (the tables' names joined by dots), in English where the language lacks it."""
        english = Topics([*self._text_files(ENGLISH), TextFile("signs", frozenset({"sign"}), self._sign_texts)])
        return english if language == ENGLISH else Topics(self._text_files(language), behind=english)

    def languages(self) -> tuple[str, ...]:
        """The languages there are texts for."""
        return tuple(sorted(folder.name for folder in (self.root / "i18n").iterdir() if folder.is_dir()))

    def theme(self) -> dict[str, Any]:
        """The design tokens: colors of both themes, sizes, spacing, radii, lines, targets, fonts."""
        tokens: dict[str, Any] = json.loads((self.root / "theme" / "tokens.json").read_text(encoding="utf-8"))
        return tokens

    def icon(self, name: str) -> bytes:
        """An icon as SVG, drawn in ``currentColor``.

        Raises:
            FileNotFoundError: There is no such icon.
        """
        return (self.root / "icons" / f"{name}.svg").read_bytes()

    def font_files(self) -> tuple[Path, ...]:
        """The fonts that the program brings, the main family first."""
        return tuple(sorted((self.root / "fonts").glob("*.ttf")))

    def sign_rules(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """The warning signs' rule files: name without ending, and what is in it, by name."""
        return _rules_in(self.root / "signs")

    def report_templates(self) -> Mapping[str, str]:
        """The report's typst files by file name."""
        return {path.name: path.read_text(encoding="utf-8") for path in sorted((self.root / "report").glob("*.typ"))}

    def guide(self, language: str = ENGLISH) -> "Guide":
        """The guide; a chapter that the language lacks is in English.

        Raises:
            GuideFileError: A file of it is wrong.
        """
        return _guide_in(self.root / "guide", language)

    def suggestions(self, language: str = ENGLISH) -> "tuple[Suggestion, ...]":
        """The questions that one could ask at a visit, in English where the language has none.

        Raises:
            SuggestionFileError: The file is wrong.
        """
        from diary.core.suggestions import parse_suggestions

        folder = self.root / "questions"
        path = folder / f"{language}.toml"
        return parse_suggestions(_toml(path if path.is_file() else folder / f"{ENGLISH}.toml"))

    def _text_files(self, language: str) -> list[TextFile]:
        paths = sorted((self.root / "i18n" / language).glob("*.toml"))
        return [_text_file(path.name, path.read_text(encoding="utf-8")) for path in paths]

    def _sign_texts(self) -> dict[str, Any]:
        """The texts of the warning signs, which lie beside their rules."""
        return {"sign": {name: rule.get("text", {}) for name, rule in self.sign_rules()}}


@cache
def _rules_in(folder: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Read once: these files hold both the rules and their texts."""
    return tuple((path.stem, _toml(path)) for path in sorted(folder.glob("*.toml")))


@cache
def _guide_in(folder: Path, language: str) -> "Guide":
    """Read once: two screens show it."""
    from diary.core.guide import Guide

    paths = [*(folder / ENGLISH).glob("*.toml"), *(folder / language).glob("*.toml")]
    files = {path.stem: path for path in paths}
    return Guide.parse((name, _toml(path)) for name, path in sorted(files.items()))


def _text_file(name: str, text: str) -> TextFile:
    return TextFile(name, frozenset(_TOPIC.findall(text)), partial(tomllib.loads, text))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
