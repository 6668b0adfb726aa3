"""Opens what a command is about: a diary, or the exchange file of one, to look at."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from diary.cli.env import Env
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.records import Record
from diary.core.timeline import Timeline
from diary.exchange.recognise import read_bytes, read_source

if TYPE_CHECKING:
    from diary.storage.connection import Key

PASSPHRASE = "DIARY_PASSPHRASE"  # noqa: S105  (the name of the variable)


def chosen_path(env: Env, args: Namespace) -> Path:
    """The file that a command is about: the one named, else the person's own diary."""
    named = getattr(args, "file", None) or args.diary
    return Path(named) if named else env.paths.diary


def look_at(env: Env, args: Namespace) -> Timeline:
    """The diary of a command that changes nothing; what cannot be read of an exchange file is named and left out.

    Raises:
        DiaryError: There is no such file, or nothing of it can be read.
    """
    path = chosen_path(env, args)
    if path == env.paths.diary and not path.exists():
        raise DiaryError("cli.no-diary")
    if not looks_like_text(path):
        return Timeline.of(_records(env, args, path))
    reading = read_source(path, today(env.clock), env.catalog)
    env.name_problems(path.name, (*reading.problems, *reading.unknown_words))
    return Timeline.of(reading.records)


def looks_like_text(path: Path) -> bool:
    """Whether a file is text and so no diary; the file must not be open as a diary in this program.

    Raises:
        DiaryError: There is no such file, it is a folder, or may not be read.
    """
    start = first_bytes(path)
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[", b"<", b"")


def first_bytes(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        DiaryError: There is no such file, it is a folder, or may not be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError:
        return read_bytes(path)[:64]


def key_for(env: Env, args: Namespace, path: Path) -> "Key | None":
    """What opens an encrypted diary: from the file named, the environment, or asked for. None for a plain diary.

    Raises:
        DiaryError: The passphrase file cannot be read.
    """
    from diary.storage.connection import Key
    from diary.storage.sniff import Lies, sniff

    if args.passphrase_file:
        written = read_bytes(Path(args.passphrase_file)).decode("utf-8", "replace")
        return Key(written.rstrip("\r\n"))
    if env.variables.get(PASSPHRASE):
        return Key(env.variables[PASSPHRASE])
    if sniff(path) is Lies.ENCRYPTED and env.ask is not None:
        return Key(env.ask(env.text("cli.ask-passphrase")))
    return None


def _records(env: Env, args: Namespace, path: Path) -> list[Record]:
    from diary.storage.file import DiaryFile

    key = key_for(env, args, path)
    with DiaryFile.open(path, key=key, read_only=True, clock=env.clock) as file:
        return file.read_all()
