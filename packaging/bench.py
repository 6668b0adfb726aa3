"""Measures the diary against what the platform itself costs: ratios within one run on one machine, medians.

``dev.py bench`` runs all of it, ``dev.py bench -- save flags`` some of it, ``-- --runs 15`` more often.
"""

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benching.encryption import encryption
from benching.measure import CLOCK, ROOT, Bench, timed
from benching.trends import trends
from diary.core.timeline import Timeline
from diary.exchange.sample import STORY_END, sample_records

BARE_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
app = QApplication(sys.argv[:1])
window = QWidget()
QVBoxLayout(window).addWidget(QLabel("A label"))
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
DIARY_WINDOW = """
import diary.app as program
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from diary.config.paths import Paths
from diary.core.clock import FixedClock
what, diary, moment = sys.argv[1:4]
app = QApplication(sys.argv[:1])
app.setStyle(program.STYLE)
begin = program.Running.begin
def opened(running):
    if what != "painted":
        begin(running)
        app.processEvents()
        assert running.window.page_name == "today"
    QTimer.singleShot(0, app.quit)
program.Running.begin = opened
running = program.start(Paths.of_this_computer(), Path(diary), FixedClock(datetime.fromisoformat(moment)))
app.exec()
"""
MEMORY = """
sys.stdout.write(Path("/proc/self/status").read_text().partition("VmRSS:")[2].split()[0])
"""
AT_ONCE = "sys.stdout.flush()\nos._exit(0)\n"


def start(bench: Bench) -> None:
    """Start to the painted window and to a usable Today, whole process, and memory."""
    bench.book("empty", ()).close()
    bench.book("ten", bench.ten_years).close()
    moment = CLOCK.now().isoformat()

    def bare() -> float:
        return bench.script(BARE_WINDOW, AT_ONCE)[0]

    def ours(what: str, diary: str) -> float:
        return bench.script(DIARY_WINDOW, AT_ONCE, arguments=(what, str(bench.folder / f"{diary}.db"), moment))[0]

    bench.compare("start to the painted window", "1.3", bare, lambda: ours("painted", "empty"))
    bench.compare("start to a usable Today, empty diary", "3.0", bare, lambda: ours("usable", "empty"))
    bench.compare("... with ten years, against an empty diary", "1.3",
                  lambda: ours("usable", "empty"), lambda: ours("usable", "ten"))  # fmt: skip
    if Path("/proc/self/status").exists():
        floor = int(bench.script(BARE_WINDOW, "from pathlib import Path", MEMORY, AT_ONCE)[1])
        mine = int(bench.script(DIARY_WINDOW, MEMORY, AT_ONCE,
                                arguments=("usable", str(bench.folder / "ten.db"), moment))[1])  # fmt: skip
        print(f"{'memory with ten years open':58} {mine / 1024:9.0f} MB  floor {floor / 1024:8.0f} MB  "
              f"plus {(mine - floor) / 1024:.0f} MB  (target plus 120 MB)", flush=True)  # fmt: skip


def save(bench: Bench) -> None:
    """One entry kept durably with its journal row and flags, in a diary of ten years."""
    from diary.book.day import log_symptom
    from diary.storage.connection import connect

    path = bench.folder / "floor.db"
    path.touch()
    floor = connect(path, key=None, read_only=False)
    floor.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, day TEXT, symptom TEXT, severity INTEGER)")
    book = bench.book("save", bench.ten_years)
    book.prepare()
    number = 0

    def bare() -> float:
        nonlocal number
        number += 1
        row = (f"row-{number}", "2026-05-14", "nausea", 2)

        def insert() -> None:
            floor.execute("BEGIN IMMEDIATE")
            floor.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
            floor.execute("COMMIT")

        return timed(insert)

    def ours() -> float:
        nonlocal number
        number += 1
        return timed(lambda: log_symptom(book, day=STORY_END, symptom="own:Jaw", severity=1 + number % 2))

    bench.compare("one entry saved with journal and flags, ten years", "3, under 50 ms", bare, ours)
    book.close()
    floor.close()


def flags(bench: Bench) -> None:
    """All flags of ten years from nothing, and one changed day."""
    from diary.signs.engine import judge, judge_range
    from diary.signs.rules import parse_rules

    rules, catalog = parse_rules(bench.resources.sign_rules()), bench.texts.catalog
    timeline = Timeline.of(bench.ten_years)
    first = timeline.days[0]
    book = bench.book("ten", bench.ten_years)
    bench.compare("all flags of ten years", "under 1 s", lambda: timed(book.file.read_all),
                  lambda: timed(lambda: judge_range(rules, timeline, catalog, first, STORY_END)))  # fmt: skip
    bench.report("flags of one day of ten years", "under 10 ms",
                 lambda: timed(lambda: judge(rules, timeline, catalog, STORY_END)))  # fmt: skip
    book.close()


def report(bench: Bench) -> None:
    """The report of 90 days, whole command; the sheet of the same days is measured where LibreOffice is."""
    records = sample_records()
    from diary.exchange.exchange_json import write

    source = bench.folder / "sample.json"
    source.write_text(write(Timeline.of(records)), encoding="utf-8")
    first = STORY_END - timedelta(days=89)
    command = [sys.executable, "-m", "diary", "report", str(bench.folder / "report.pdf"), str(source),
               "--from", first.isoformat(), "--to", STORY_END.isoformat()]  # fmt: skip

    def ours() -> None:
        subprocess.run(command, env=bench.home, cwd=ROOT, check=True, capture_output=True)

    bench.report("report of 90 days, whole command", "0.96 s, the time of LibreOffice", lambda: timed(ours))


def importing(bench: Bench) -> None:
    """10,000 results as JSON against parsing the text alone."""
    from diary.exchange.recognise import read_source

    day = date(2001, 1, 1)
    panels = [
        {
            "collected_at": (day + timedelta(days=number)).isoformat() + "T08:10",
            "results": [
                {"analyte": analyte, "value": f"{number % 9}.{place}", "unit": unit}
                for place, (analyte, unit) in enumerate(
                    (("white-cells", "10*9/L"), ("hemoglobin", "g/dL"), ("platelets", "10*9/L"), ("mcv", "fL"))
                )
            ],
        }
        for number in range(2500)
    ]
    text = json.dumps({"format": "blood-count-diary", "version": 1, "counts": panels}).encode()

    def bare() -> float:
        return timed(lambda: json.loads(text, parse_float=Decimal))

    bench.compare("import of 10,000 results", "6, under 4 s", bare,
                  lambda: timed(lambda: read_source(text, STORY_END, bench.texts.catalog)))  # fmt: skip


PARTS = {
    "start": start,
    "save": save,
    "encryption": encryption,
    "flags": flags,
    "trends": trends,
    "report": report,
    "import": importing,
}


def main() -> None:
    """Run the parts that were asked for, or all."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; everything without a name")
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each figure")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(asked.runs, Path(folder))
        for name in asked.parts or PARTS:
            PARTS[name](bench)


if __name__ == "__main__":
    main()
