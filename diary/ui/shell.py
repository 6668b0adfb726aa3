"""What the window works with before any diary is open."""

from dataclasses import dataclass

from diary.config.resources import Resources
from diary.core.clock import Clock
from diary.core.texts import Texts
from diary.ui.local import LocalSettings
from diary.ui.notify import Notifier
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The look, the words, the clock and the helpers of the window."""

    texts: Texts
    theme: Theme
    notifier: Notifier
    tasks: Tasks
    clock: Clock
    resources: Resources
    settings: LocalSettings
