"""No text of the project holds eight words in a row of the source document, which is copyrighted."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.ngrams import SIZE, copied, digest, grams, read, words, write

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
LONGEST_EXEMPTION = 12
PROSE = (
    "*.md",
    "docs/**/*.md",
    "diary/**/*.py",
    "packaging/**/*.py",
    "packaging/*.md",
    "resources/**/*.typ",
    "resources/**/*.md",
    "tests/**/*.py",
)
TABLES = ("resources/**/*.toml", "tests/data/*.toml", "tests/signs/**/*.toml")

PHRASES: list[str] = [
    row["words"] for row in tomllib.loads((DATA / "source-exemptions.toml").read_text(encoding="utf-8"))["exempt"]
]
EXEMPT = {gram for phrase in PHRASES for gram in grams(phrase)}


def files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def strings(value: object) -> Iterator[str]:
    """Every text inside a TOML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    return read(DATA / "source-8grams.txt")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", files(*TABLES), ids=named)
def test_no_text_of_the_resources_is_copied(path: Path, known: frozenset[str]) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [run for text in strings(table) for run in copied(text, known, EXEMPT)] == []


def test_no_other_text_is_copied(known: frozenset[str]) -> None:
    found = {named(path): copied(path.read_text(encoding="utf-8"), known, EXEMPT) for path in files(*PROSE)}
    assert {name: runs for name, runs in found.items() if runs} == {}


def test_the_hashes_are_those_of_a_whole_document(known: frozenset[str]) -> None:
    assert len(known) > 5000
    assert all(len(line) == len(digest("")) for line in known)


def test_exemptions_are_short_and_needed(known: frozenset[str]) -> None:
    for phrase in PHRASES:
        assert SIZE <= len(words(phrase)) <= LONGEST_EXEMPTION, phrase
        assert all(digest(gram) in known for gram in grams(phrase)), phrase


def test_a_copied_sentence_is_found_and_a_paraphrase_is_not(tmp_path: Path) -> None:
    made_up = "The gardener waters nine small roses every morning before breakfast, rain or shine."
    write(made_up, tmp_path / "grams.txt")
    planted = read(tmp_path / "grams.txt")
    guide = f"lead = 'Some words. {made_up.upper()} More words.'"
    assert copied(guide, planted, set())[0] == "the gardener waters nine small roses every morning"
    assert copied("Each morning, the gardener waters nine small roses, then eats.", planted, set()) == []


def test_an_exempt_run_of_words_is_let_pass(tmp_path: Path) -> None:
    heading = "Roses, Tulips and Other Flowers for a Small Garden"
    write(f"{heading} Then comes the text.", tmp_path / "grams.txt")
    planted = read(tmp_path / "grams.txt")
    assert copied(heading, planted, set()) == list(grams(heading))
    assert copied(heading, planted, set(grams(heading))) == []
