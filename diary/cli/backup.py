"""``backup``: a verified copy of the diary."""

from argparse import Namespace
from pathlib import Path

from diary.cli.env import DONE, Env
from diary.cli.opening import chosen_path, key_for, looks_like_text
from diary.core.errors import DiaryError


def run(args: Namespace, env: Env) -> int:
    """Copy the diary to a place where nothing is, encrypted like it, and look the copy over.

    Raises:
        DiaryError: The diary is open, damaged, or cannot be read, or the place is taken or cannot be written.
    """
    from diary.storage.restore import copy_out

    path, out = chosen_path(env, args), Path(args.out)
    if not path.exists():
        raise DiaryError("cli.no-diary")
    if looks_like_text(path):
        raise DiaryError("cli.export-from-diary", file=path.name)
    if out.exists():
        raise DiaryError("backups.exists", file=out.name)
    copy_out(path, out.absolute(), key=key_for(env, args, path))
    env.say(env.text("cli.backed-up", file=str(out)))
    return DONE
