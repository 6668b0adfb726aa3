"""Where the diary, the settings and the log lie on this computer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import appdirs

APP_NAME = "blood-count-diary"
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders for one person, as the platform wants them.

    Attributes:
        data: Holds the person's own diary and its backups.
        config: Holds the settings of this computer.
        logs: Holds the log.
    """

    data: Path
    config: Path
    logs: Path

    @classmethod
    def of_this_computer(cls) -> Self:
        """The platform's folders; none is made yet."""
        return cls(
            data=Path(appdirs.user_data_dir(APP_NAME, appauthor=False)),
            config=Path(appdirs.user_config_dir(APP_NAME, appauthor=False)),
            logs=Path(appdirs.user_log_dir(APP_NAME, appauthor=False)),
        )

    @property
    def diary(self) -> Path:
        """The person's own diary, opened when no other is named."""
        return self.data / "diary.db"

    @property
    def backups(self) -> Path:
        """The folder of automatic backups."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings of this computer."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The log that is written now; older ones lie beside it."""
        return self.logs / "diary.log"


def private_folder(folder: Path) -> Path:
    """Make a folder, and those above it, that only the person can open; one that exists is closed to others too.

    Raises:
        OSError: The folder cannot be made or closed.
    """
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    folder.chmod(PRIVATE)
    return folder
