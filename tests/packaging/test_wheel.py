import subprocess
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def test_the_wheel_carries_the_program_its_resources_and_its_command(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=REPOSITORY, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        assert b"blood-count-diary = diary.__main__:main" in archive.read(entry_points)
    resources = REPOSITORY / "resources"
    carried = {"diary/_resources/" + path.relative_to(resources).as_posix() for path in resources.rglob("*.toml")}
    assert carried <= names
    assert "diary/_resources/theme/tokens.json" in names
    assert "diary/core/clock.py" in names
