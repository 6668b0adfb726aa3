"""The source document's runs of eight words as short hashes, so that a copied sentence is found without its text.

The document is copyrighted and is not part of the project; only these hashes are. To make them anew:
`python packaging/devtools/ngrams.py DOCUMENT tests/data/source-8grams.txt`
"""

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

SIZE = 8
"""Words in a run: fewer would name every list of drugs, more would let half sentences pass."""
_BYTES = 8
_HEADER = "# SHA-256, first 8 bytes, of each run of 8 words of the source document (packaging/devtools/ngrams.py)."


def words(text: str) -> list[str]:
    """The text's words in lower case, without punctuation; a link counts by its words, not its address."""
    shown = re.sub(r"\]\([^)]*\)", "]", text.lower())
    return re.findall(r"[^\W_]+", re.sub(r"['\u2019]", "", shown))


def grams(text: str) -> Iterator[str]:
    """Every run of `SIZE` words in a row, joined by single spaces."""
    all_words = words(text)
    for start in range(len(all_words) - SIZE + 1):
        yield " ".join(all_words[start : start + SIZE])


def digest(gram: str) -> str:
    """The short hash of one run of words, as 16 hex digits."""
    return sha256(gram.encode()).digest()[:_BYTES].hex()


def copied(text: str, known: Collection[str], exempt: Collection[str]) -> list[str]:
    """The runs of words of the text whose hash is known and that no exemption names, in their order."""
    return [gram for gram in grams(text) if gram not in exempt and digest(gram) in known]


def read(path: Path) -> frozenset[str]:
    """The hashes in a file that `write` made."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def write(document: str, path: Path) -> None:
    """Write the hashes of the document's runs of words, sorted, one a line."""
    hashes = sorted({digest(gram) for gram in grams(document)})
    path.write_text("\n".join([_HEADER, *hashes]) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Read the document and write its hashes; 2 if it is not told which."""
    match arguments:
        case [document, out]:
            write(Path(document).read_text(encoding="utf-8"), Path(out))
            return 0
    print("Say which document to read and which file to write.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
