"""The scenes: every page and state of the window."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diary.book import day as days
from diary.book.warnings import open_warnings, respond
from diary.core.errors import DiaryError
from diary.core.records import CareTeam
from diary.ui.pages.guide.page import GuidePage
from diary.ui.pages.history.page import HistoryPage
from diary.ui.welcome import Trouble
from touring.stage import AFTERNOON, FEVER, Scene, Stage, settle
from touring.trends_scenes import TRENDS_SCENES


def new_diary(stage: Stage) -> None:
    """A diary in which nothing stands yet."""
    stage.running.open_diary()


def sample(stage: Stage) -> None:
    """The sample diary, every warning closed."""
    stage.running.open_sample()
    shown = open_warnings(stage.book, AFTERNOON.date())
    at = AFTERNOON.replace(tzinfo=None)
    respond(stage.book, [(warning.sign, warning.day) for warning in shown], did="closed", at=at)
    stage.refresh()
    stage.today.focus_start()


def more(stage: Stage) -> None:
    """What is behind "More", and behind a symptom's row."""
    sample(stage)
    stage.today.vitals.open_drawer()
    stage.today.symptoms.rows["chills"].toggle()


def search(stage: Stage) -> None:
    """All symptoms by search."""
    sample(stage)
    stage.today.search.setFocus()
    QTest.keyClicks(stage.today.search, "jaw")


def doubt(stage: Stage) -> None:
    """A temperature that can hardly be."""
    sample(stage)
    edit = stage.today.vitals.boxes["temperature"].stepper.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "369")
    QTest.keyClick(edit, Qt.Key.Key_Return)


def yesterday(stage: Stage) -> None:
    """An empty day, then "Same as yesterday" with its toast."""
    sample(stage)
    stage.now[0] = AFTERNOON + timedelta(days=1)
    stage.today.show_day(stage.now[0].date())
    stage.today.header.same.click()


def not_saved(stage: Stage) -> None:
    """A save that failed."""
    sample(stage)
    error = DiaryError("storage.disk-full")
    stage.window.shell.notifier.failed(stage.window.shell.texts.render(error.message), stage.refresh)


def yes_in_check(stage: Stage) -> None:
    """The infusion check answered with yes."""
    sample(stage)
    stage.today.infusion.choice.button("yes").click()


def fever(stage: Stage) -> None:
    """Fever and chills during an infusion: the warning."""
    sample(stage)
    stage.now[0] = FEVER
    day, at = FEVER.date(), FEVER.time()
    days.log_measurement(stage.book, day=day, kind="temperature", value=Decimal("38.6"), unit="Cel", at=at)
    days.log_symptom(stage.book, day=day, symptom="chills", severity=2, at=at)
    days.log_symptom(stage.book, day=day, symptom="nausea", severity=3, at=at)
    stage.refresh()


def called(stage: Stage) -> None:
    """The same after the call."""
    fever(stage)
    panel = next(iter(stage.today.warnings.panels.values()))
    panel.done.emit("called", FEVER.time(), "", "")


def entry_gone(stage: Stage) -> None:
    """The entries behind the warning deleted."""
    fever(stage)
    for entry in stage.book.timeline.symptoms_on(FEVER.date()):
        if entry.symptom == "chills":
            days.remove(stage.book, entry)
    for reading in stage.book.timeline.measurements_on(FEVER.date()):
        if reading.value > 38:  # noqa: PLR2004  (the fever itself)
            days.remove(stage.book, reading)
    stage.refresh()


def emergency(stage: Stage) -> None:
    """The emergency number first."""
    fever(stage)
    days.log_symptom(stage.book, day=FEVER.date(), symptom="chest-pain", severity=3, at=FEVER.time())
    stage.refresh()


def no_number(stage: Stage) -> None:
    """A warning while no number is on file."""
    new_diary(stage)
    days.log_symptom(stage.book, day=AFTERNOON.date(), symptom="chest-pain", severity=3, at=AFTERNOON.time())
    stage.refresh()
    if stage.book.timeline.care_team != CareTeam(id="care_team"):
        raise RuntimeError("a new diary knows a number")


def out_of_sight(stage: Stage) -> None:
    """The call scrolled away while one writes on: it stays in a line above the page."""
    fever(stage)
    settle()
    stage.window.activateWindow()
    stage.today.symptoms.focus_row("nausea")


def telling(stage: Stage) -> None:
    """What to mention at the next contact, opened, with the team's own instructions."""
    sample(stage)
    day = AFTERNOON.date()
    days.log_symptom(stage.book, day=day, symptom="constipation", severity=1, at=AFTERNOON.time())
    stage.refresh()
    stage.today.telling.card.opener.click()


def history(stage: Stage) -> None:
    """Flags of several days, some read back in full: one called about and closed, one whose entry is gone."""
    entry_gone(stage)
    at = FEVER.replace(tzinfo=None)
    shown = [warning for warning in open_warnings(stage.book, FEVER.date()) if warning.withdrawn_at is None]
    pairs = [(warning.sign, warning.day) for warning in shown]
    respond(stage.book, pairs, did="called", at=at, who="Nurse Kim", said="Drink small sips, call again at six.")
    respond(stage.book, pairs, did="closed", at=at)
    stage.window.show_page("history")
    page = stage.window.pages["history"]
    if not isinstance(page, HistoryPage):
        raise TypeError(page)
    for row in page.warnings.rows[:2]:
        row.line.click()


def guide(target: str, stage: Stage) -> None:
    """A place of the guide."""
    sample(stage)
    stage.window.show_guide(target)


def guide_search(words: str, stage: Stage) -> None:
    """What a search in the guide finds."""
    guide("", stage)
    page = stage.window.pages["guide"]
    if not isinstance(page, GuidePage):
        raise TypeError(page)
    page.search.setFocus()
    QTest.keyClicks(page.search, words)


def first_run(stage: Stage) -> None:
    """The choice at the first start."""
    stage.running.begin()


def refused(stage: Stage) -> None:
    """A diary that is open in another window."""
    error = DiaryError("storage.open-elsewhere", file="diary.db")
    stage.window.show_other(Trouble(stage.window.shell, stage.window.shell.texts.render(error.message)))


def page(name: str, stage: Stage) -> None:
    """Another page of the sample diary."""
    sample(stage)
    stage.window.show_page(name)


def empty_page(name: str, stage: Stage) -> None:
    """Another page of a diary in which nothing stands yet."""
    new_diary(stage)
    stage.window.show_page(name)


PAGES = ("counts", "trends", "treatment", "history", "appointments")
SCENES: dict[str, Scene] = {
    "first-run": first_run,
    "refused": refused,
    "today": sample,
    "today-new": new_diary,
    "today-more": more,
    "today-search": search,
    "today-doubt": doubt,
    "today-yesterday": yesterday,
    "today-not-saved": not_saved,
    "today-check": yes_in_check,
    "today-warning": fever,
    "today-called": called,
    "today-entry-gone": entry_gone,
    "today-emergency": emergency,
    "today-no-number": no_number,
    "today-out-of-sight": out_of_sight,
    "today-tell": telling,
    "history-read": history,
    "guide": partial(guide, ""),
    "guide-chapter": partial(guide, "chemotherapy"),
    "guide-entry": partial(guide, "cytarabine"),
    "guide-symptom": partial(guide, "symptom:fatigue"),
    "guide-search": partial(guide_search, "can't eat"),
    "guide-nothing-found": partial(guide_search, "xylophone"),
    "guide-warnings": partial(guide, "warnings"),
    "guide-warning": partial(guide, "warnings:fever"),
    **{name: partial(page, name) for name in PAGES},
    **{f"{name}-new": partial(empty_page, name) for name in PAGES},
    **TRENDS_SCENES,
}
