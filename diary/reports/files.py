"""A report onto the disk: all of its files or none, and what stood there before stays until then."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from diary.core.errors import DiaryError


def write_all(out: Path, pdfs: Iterable[bytes]) -> tuple[Path, ...]:
    """Write one file as ``out``, or several beside each other as ``out-1-of-3.pdf``, readable by the person alone.

    Args:
        out: Where to.
        pdfs: The files, each written as it comes; nothing is put in its place before the last one has come.

    Returns:
        What was written.

    Raises:
        DiaryError: Something could not be written; all is as it was.
    """
    try:
        with TemporaryDirectory(dir=out.parent, prefix=".report-") as folder:
            drafts = [_draft(Path(folder, str(number)), pdf) for number, pdf in enumerate(pdfs)]
            names = _names(out, len(drafts))
            if len(drafts) == 1:
                drafts[0].replace(out)
            else:
                _put(dict(zip(names, drafts, strict=True)), Path(folder))
    except OSError as error:
        raise DiaryError("report.not-written", name=out.name) from error
    return names


def _draft(path: Path, pdf: bytes) -> Path:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pdf)
    return path


def _names(out: Path, count: int) -> tuple[Path, ...]:
    if count == 1:
        return (out,)
    return tuple(out.with_name(f"{out.stem}-{number}-of-{count}{out.suffix}") for number in range(1, count + 1))


def _put(drafts: dict[Path, Path], aside: Path) -> None:
    """Put the drafts in their places; where one cannot be, those before it go and what stood there comes back."""
    former: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for name, draft in drafts.items():
            if name.exists():
                former[name] = name.replace(aside / f"former-{len(former)}")
            draft.replace(name)
            placed.append(name)
    except OSError:
        for name in placed:
            name.unlink()
        for name, kept in former.items():
            kept.replace(name)
        raise
