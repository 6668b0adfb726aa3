"""``check``: whether a file is whole."""

from argparse import Namespace

from diary.cli.env import DONE, FAILED, Env
from diary.cli.opening import chosen_path, key_for, looks_like_text
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.exchange.recognise import read_source


def run(args: Namespace, env: Env) -> int:
    """Look a diary or an exchange file over, and say what is wrong with it.

    Raises:
        DiaryError: There is no such file, or it cannot be opened at all.
    """
    from diary.storage.file import DiaryFile

    path = chosen_path(env, args)
    if not path.exists() and path == env.paths.diary:
        raise DiaryError("cli.no-diary")
    if looks_like_text(path):
        problems = read_source(path, today(env.clock), env.catalog).problems
    else:
        with DiaryFile.open(path, key=key_for(env, args, path), read_only=True, clock=env.clock) as file:
            problems = file.check()
    env.name_problems(path.name, problems)
    if problems:
        return FAILED
    env.say(env.text("cli.whole", file=path.name))
    return DONE
