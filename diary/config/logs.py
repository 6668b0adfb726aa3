"""The log: what the program did, never what the diary holds.

Only numbers, and names of types, reach the file: any other value of a log line is written as the name of its type,
and an error as its type and the places it came through, without its sentence, since that may quote an entry.
"""

import logging
import traceback
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from typing_extensions import override

from diary.config.paths import private_folder

LOGGER = "diary"
LARGEST_BYTES = 256 * 1024
OLDER_FILES = 2

_ErrorInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Formats a log line without letting any text of the diary through."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line: time, level, module, and the message with harmless values only."""
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {_message(record)}"]
        if record.exc_info:
            lines.append(self.formatException(record.exc_info))
        return "\n".join(lines)

    @override
    def formatException(self, ei: _ErrorInfo) -> str:
        """The error's type and the places it came through."""
        kind, _, trace = ei
        places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([*places, f"  {kind.__name__ if kind else 'no error'}"])


class SmallFile(logging.FileHandler):
    """Writes lines to a file that is kept small: a new one is begun where it grows, and a few older ones are kept.

    The library's own brings sockets and pickles along, which the window need not wait for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8")
        self._path = path

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            if self._path.stat().st_size + len(self.format(record).encode()) >= LARGEST_BYTES:
                self._begin_anew()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _begin_anew(self) -> None:
        self.close()  # the next line opens it again
        names = [self._path, *(self._path.with_name(f"{self._path.name}.{n + 1}") for n in range(OLDER_FILES))]
        for newer, older in reversed(list(pairwise(names))):
            if newer.exists():
                newer.replace(older)


def start_log(path: Path) -> logging.Handler:
    """Let the program's log lines go to the file at ``path``, which is kept small by starting new ones.

    Raises:
        OSError: The file or its folder cannot be made.
    """
    private_folder(path.parent)
    handler = SmallFile(path)
    handler.setFormatter(DiscreetFormatter())
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Write out and close what ``start_log`` opened."""
    logging.getLogger(LOGGER).removeHandler(handler)
    handler.close()


def _message(record: logging.LogRecord) -> str:
    """The message with its values; a line whose values do not fit it is written without them."""
    args = record.args or ()
    values = args if isinstance(args, tuple) else (args,)
    template = str(record.msg)
    if not values:
        return template
    try:
        return template % tuple(map(_harmless, values))
    except (TypeError, ValueError):
        return template


def _harmless(value: object) -> object:
    if isinstance(value, type):
        return value.__name__
    return value if isinstance(value, int | float) else type(value).__name__
