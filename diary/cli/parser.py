"""The arguments of all commands."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NoReturn, TypeAlias

from typing_extensions import override

from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.core.when import When, parse_date

PROGRAM = "blood-count-diary"

Add: TypeAlias = Callable[[ArgumentParser, Texts], None]


class _Parser(ArgumentParser):
    """Says what is wrong with arguments in one sentence, as every other error."""

    @override
    def error(self, message: str) -> NoReturn:
        raise DiaryError("cli.arguments", problem=message, program=self.prog)


def parse(arguments: Sequence[str], texts: Texts) -> Namespace:
    """The arguments by name; ``command`` is the command's name.

    Raises:
        DiaryError: They make no sense.
        SystemExit: Help was asked for, and was printed.
    """
    return build_parser(texts).parse_args(arguments)


def build_parser(texts: Texts) -> ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(prog=PROGRAM, description=texts.text("cli.help.program"), epilog=texts.text("cli.help.epilog"))
    _diary(parser, texts, default=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, add in _COMMANDS.items():
        words = texts.text(f"cli.help.{name}")
        command = commands.add_parser(name, help=words, description=words)
        _diary(command, texts, default=SUPPRESS)  # what stands before the command's name is not lost
        add(command, texts)
    return parser


def a_date(text: str) -> date:
    """A date as an argument.

    Raises:
        DiaryError: There is no such date.
    """
    try:
        return parse_date(text)
    except ValueError:
        raise DiaryError("cli.not-a-date", given=text) from None


def a_moment(text: str) -> date | datetime:
    """A date, or a wall-clock moment, as an argument.

    Raises:
        DiaryError: There is no such date or moment.
    """
    try:
        when = When.parse(text)
    except ValueError:
        raise DiaryError("cli.not-a-date", given=text) from None
    return when.day if when.time is None else when.earliest


def _diary(parser: ArgumentParser, texts: Texts, *, default: str | None) -> None:
    for option, name, help_id in (("--diary", "FILE", "diary"), ("--passphrase-file", "P", "passphrase-file")):
        parser.add_argument(option, metavar=name, default=default, help=texts.text(f"cli.help.{help_id}"))


def _file(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=texts.text("cli.help.file"))


def _json(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("--json", action="store_true", help=texts.text("cli.help.json"))


def _from(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("--from", dest="first", metavar="D", help=texts.text("cli.help.from"))


def _to(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("--to", dest="last", metavar="D", help=texts.text("cli.help.to"))


def _import(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=texts.text("cli.help.source"))
    parser.add_argument("--dry-run", action="store_true", help=texts.text("cli.help.dry-run"))
    _json(parser, texts)


def _export(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("out", metavar="OUT", help=texts.text("cli.help.out"))
    _from(parser, texts)
    _to(parser, texts)


def _flags(parser: ArgumentParser, texts: Texts) -> None:
    _file(parser, texts)
    parser.add_argument("--on", metavar="WHEN", help=texts.text("cli.help.on"))
    _from(parser, texts)
    _json(parser, texts)


def _counts(parser: ArgumentParser, texts: Texts) -> None:
    _file(parser, texts)
    _json(parser, texts)


def _report(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("out", metavar="OUT.pdf", help=texts.text("cli.help.pdf"))
    _file(parser, texts)
    _from(parser, texts)
    _to(parser, texts)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=texts.text("cli.help.paper"))
    parser.add_argument("--parts", metavar="LIST", help=texts.text("cli.help.parts"))
    page = parser.add_mutually_exclusive_group()
    page.add_argument("--card", action="store_true", help=texts.text("cli.help.card"))
    page.add_argument("--blank-week", action="store_true", help=texts.text("cli.help.blank-week"))
    parser.add_argument("--no-name", dest="with_name", action="store_false", help=texts.text("cli.help.no-name"))


def _backup(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("out", metavar="OUT", help=texts.text("cli.help.backup-out"))


def _restore(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("backup", metavar="BACKUP", help=texts.text("cli.help.backup-file"))


def _sample(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument("out", metavar="OUT", help=texts.text("cli.help.sample-out"))
    parser.add_argument("--last", metavar="D", help=texts.text("cli.help.last"))
    parser.add_argument(
        "--years", type=int, choices=range(16), metavar="N", default=0, help=texts.text("cli.help.years")
    )


_COMMANDS: dict[str, Add] = {
    "import": _import,
    "export": _export,
    "flags": _flags,
    "counts": _counts,
    "report": _report,
    "backup": _backup,
    "restore": _restore,
    "check": _file,
    "sample": _sample,
}
