"""Runs one command, and turns what goes wrong into a sentence and an exit code."""

import getpass
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from diary.cli.env import DONE, FAILED, Env
from diary.cli.parser import parse
from diary.config.paths import Paths
from diary.config.resources import Resources
from diary.core.clock import SystemClock
from diary.core.errors import DiaryError
from diary.core.texts import Message

INTERRUPTED = 130

MODULES = {
    "import": "diary.cli.importing",
    "export": "diary.cli.exporting",
    "flags": "diary.cli.flags",
    "counts": "diary.cli.counts",
    "report": "diary.cli.report",
    "backup": "diary.cli.backup",
    "restore": "diary.cli.restoring",
    "check": "diary.cli.check",
    "sample": "diary.cli.sample",
}
"""Each command's module, loaded only when it is the one asked for; each has ``run(args, env)``."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, on this computer, and return its exit code."""
    _write_utf8()
    env = Env(
        clock=SystemClock(),
        paths=Paths.of_this_computer(),
        resources=Resources.find(),
        variables=os.environ,
        ask=getpass.getpass if sys.stdin is not None and sys.stdin.isatty() else None,
    )
    return run_in(env, arguments)


def run_in(env: Env, arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        args = parse(arguments, env.texts)
        code = import_module(MODULES[args.command]).run(args, env)
        sys.stdout.flush()
        return int(code)
    except DiaryError as error:
        env.warn(error.message)
        return FAILED
    except SystemExit:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads has stopped reading; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  (the one place where a command's bug becomes a sentence)
        return _own_up(env, error)


def _own_up(env: Env, error: Exception) -> int:
    """Say that the program failed, and leave in the log where; never what the diary holds."""
    import logging

    from diary.config.logs import start_log, stop_log

    try:
        handler = start_log(env.paths.log)
    except OSError:
        env.warn(Message.of("cli.bug-without-log"))
        return FAILED
    logging.getLogger("diary.cli").critical("a command failed", exc_info=error)
    stop_log(handler)
    env.warn(Message.of("cli.bug", log=str(env.paths.log)))
    return FAILED


def _write_utf8() -> None:
    """Write the same text whatever the terminal's own encoding; JSON is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
