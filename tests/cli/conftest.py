import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from diary.cli.env import Env
from diary.cli.main import run_in
from diary.config.paths import Paths
from diary.config.resources import Resources
from diary.core.clock import FixedClock, today
from diary.core.timeline import Timeline
from diary.exchange import exchange_json
from diary.exchange.sample import sample_records


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.out)


@dataclass(frozen=True)
class Commands:
    """Runs commands in a folder of its own."""

    env: Env
    capsys: pytest.CaptureFixture[str]
    folder: Path
    made: Path

    def __call__(self, *arguments: str | Path, **changed: Any) -> Answer:  # noqa: ANN401
        code = run_in(replace(self.env, **changed), [str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(code, said.out, said.err)

    def file(self, name: str, content: object) -> Path:
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def exchange(self, **lists: object) -> Path:
        return self.file("exchange.json", {"format": "blood-count-diary", "version": 1, **lists})

    def diary(self, path: Path | None = None) -> Path:
        """The made-up diary, ending on the clock's date: the person's own, or where it is asked for."""
        target = path or self.env.paths.diary
        target.parent.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(self.made, target))

    def sample(self) -> Path:
        """The made-up diary, ending on the clock's date, as an exchange file."""
        records = sample_records(today(self.env.clock))
        return self.file("sample.json", exchange_json.write(Timeline.of(records)))


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources.find()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Path:
    folder = tmp_path_factory.mktemp("made")
    clock = FixedClock(datetime(2026, 3, 4, 18, 0, tzinfo=UTC))
    env = Env(clock=clock, paths=Paths(data=folder, config=folder, logs=folder), resources=resources)
    assert run_in(env, ["sample", str(folder / "diary.db")]) == 0
    return folder / "diary.db"


@pytest.fixture
def run(
    tmp_path: Path, clock: FixedClock, resources: Resources, capsys: pytest.CaptureFixture[str], made: Path
) -> Commands:
    own = tmp_path / "own"
    paths = Paths(data=own / "data", config=own / "config", logs=own / "logs")
    folder = tmp_path / "files"
    folder.mkdir()
    return Commands(Env(clock=clock, paths=paths, resources=resources), capsys, folder, made)
