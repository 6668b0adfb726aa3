"""``restore``: a backup in the diary's place."""

from argparse import Namespace
from pathlib import Path

from diary.cli.env import DONE, Env
from diary.cli.importing import make_own_folder
from diary.cli.opening import chosen_path, key_for, looks_like_text
from diary.core.errors import DiaryError


def run(args: Namespace, env: Env) -> int:
    """Put a backup in the diary's place, and say where what was there lies now.

    Raises:
        DiaryError: The diary is open, or the backup is damaged or cannot be read; nothing was changed.
    """
    from diary.storage.restore import restore

    path, backup = chosen_path(env, args), Path(args.backup)
    if looks_like_text(backup):
        raise DiaryError("storage.not-a-diary", file=backup.name)
    if path == env.paths.diary:
        make_own_folder(path.parent)
    key = key_for(env, args, backup) or key_for(env, args, path)
    restored = restore(path, backup, clock=env.clock, key=key)
    if restored.kept:
        env.say(env.text("cli.restored-kept", file=str(backup), kept=str(restored.kept)))
    elif restored.aside:
        env.say(env.text("cli.restored-aside", file=str(backup), folder=str(restored.aside)))
    else:
        env.say(env.text("cli.restored", file=str(backup)))
    return DONE
