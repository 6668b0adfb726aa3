"""A diary whose key is being changed by a child that is killed, without warning, at a chosen step of the work.

A step is a call into the database or the system that the rooms' own code makes, so every state of the folder that the
work goes through is left behind by one of them.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.storage.killed_writer import CLOCK

STEPS = {"execute", "fsync", "unlink", "replace", "rename", "close", "open", "chmod"}
OURS = ("file.py", "rekey.py", "copies.py", "connection.py", "lock.py", "pathlib.py")


def killed_at(step: int, path: Path, old: Key | None, new: Key | None) -> bool:
    """Change the key in a child that ends at that step. False where the work has fewer steps and went through."""
    child = os.fork()
    if child == 0:
        file = DiaryFile.open(path, clock=CLOCK, key=old)
        left = step

        def watch(frame: FrameType, event: str, called: object) -> None:
            nonlocal left
            if event == "c_call" and getattr(called, "__name__", "") in STEPS and _is_ours(frame):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        file.rekey(new)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _is_ours(frame: FrameType) -> bool:
    return Path(frame.f_code.co_filename).name in OURS
