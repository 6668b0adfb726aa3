from pathlib import Path

import pytest

from devtools.ngrams import SIZE, digest, grams, main, read, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Low counts, again.", ["low", "counts", "again"]),
        ("It's the team\u2019s *own* line", ["its", "the", "teams", "own", "line"]),
        ("[blood counts](https://example.org/a) and 6-MP", ["blood", "counts", "and", "6", "mp"]),
        ("", []),
    ],
)
def test_words_are_lower_case_without_punctuation(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_runs_overlap_and_never_are_shorter() -> None:
    assert list(grams("a b c d e f g h i")) == ["a b c d e f g h", "b c d e f g h i"]
    assert list(grams("a b c d e f g")) == []
    assert all(len(gram.split()) == SIZE for gram in grams("one two three " * 5))


def test_a_hash_is_short_and_steady() -> None:
    assert digest("a b c d e f g h") == "1b6548f6b3c51dba"


def test_the_file_holds_sorted_hashes_and_no_text(tmp_path: Path) -> None:
    document = tmp_path / "document.txt"
    document.write_text("Nine small roses grow in my garden, and nine small roses grow in my garden.", encoding="utf-8")
    out = tmp_path / "grams.txt"
    assert main([str(document), str(out)]) == 0
    lines = out.read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    assert "roses" not in "".join(lines)
    assert read(out) == set(lines)


def test_without_a_document_it_says_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "which document" in capsys.readouterr().err
