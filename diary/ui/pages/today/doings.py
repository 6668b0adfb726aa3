"""What Today does to the diary: each answer, number and tap as one change of the book, with what is said about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

from diary.book import care, visits, warnings
from diary.book import day as days
from diary.book import treatment as treatments
from diary.book.book import Book
from diary.book.changes import Changes
from diary.book.undo import restore, undo
from diary.book.warnings import Warning as OpenWarning
from diary.core.clock import today, wall
from diary.core.numbers import parse_decimal
from diary.core.records import Doubt, Measurement, Medicine, PhoneNumber, Quantity, Symptom
from diary.core.texts import Message
from diary.signs.flags import Flag
from diary.ui.pages.base import Services
from diary.ui.pages.today.presenter import Question, main_entry, usual_symptoms
from diary.ui.pages.today.summary import DOSES, medicine_lines

TAKEN = {"taken": treatments.take_dose, "missed": treatments.miss_dose, "vomited": treatments.vomited}


class Doings:
    """The changes one can make on Today.

    Attributes:
        day: The day they are about; the page sets it.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._book = services.book
        self.day: date = today(services.clock)

    @property
    def now(self) -> time | None:
        """The time an entry made now carries: the clock's on today, none on a day filled in later."""
        moment = wall(self._services.clock)
        return moment.time() if moment.date() == self.day else None

    def answer(self, symptom: str, cell: int | None) -> None:
        """Answer a symptom by the cell of its control; None clears the last entry."""
        entries = [entry for entry in self._book.timeline.symptoms_on(self.day) if entry.symptom == symptom]
        last = main_entry(entries) if entries else None
        if cell is not None:
            self._log(symptom, cell, last)
        elif last is not None:
            self.change_entry(last, None)

    def add_entry(self, symptom: str, cell: int) -> None:
        """One more entry of a symptom on the same day."""
        self._log(symptom, cell, None)

    def change_entry(self, entry: Symptom, new: Symptom | None) -> None:
        """Correct an entry, or delete it with Undo."""
        if new is None:
            name = self._services.texts.name("symptom", entry.symptom)
            self._run(
                lambda: days.clear_symptom(self._book, entry=entry),
                toast=self._text("today.cleared", what=name),
                icon="trash-2",
            )
            return
        self._run(
            lambda: days.log_symptom(
                self._book,
                day=entry.when.day,
                symptom=entry.symptom,
                severity=new.severity,
                at=new.when.time,
                entry=entry,
                times=new.times,
                note=new.note,
            )
        )

    def measure(self, kind: str, value: Decimal | None, unit: str, old: Measurement | None) -> None:
        """Enter a reading, correct the last one (``old``), or delete it where the field was emptied."""
        if value is None:
            if old is not None:
                self.change_reading(old, None)
            return
        self._run(
            lambda: days.log_measurement(
                self._book,
                day=self.day,
                kind=kind,
                value=value,
                unit=unit,
                at=old.when.time if old else self.now,
                entry=old,
                after_fever_medicine=old.after_fever_medicine if old else None,
            )
        )

    def keep_doubtful(self, question: Question, old: Measurement | None) -> None:
        """Enter a number as typed although it can hardly be; it stays on file as in doubt."""
        readings = tuple(Quantity(value=value, unit=unit) for value, unit in question.instead)
        doubt = Doubt(why="implausible", readings=(Quantity(value=question.value, unit=question.unit), *readings))
        self._run(
            lambda: days.log_measurement(
                self._book,
                day=self.day,
                kind=question.kind,
                value=question.value,
                unit=question.unit,
                at=old.when.time if old else self.now,
                entry=old,
                doubt=doubt,
            )
        )

    def change_reading(self, reading: Measurement, new: Measurement | None) -> None:
        """Correct a reading, or delete it with Undo."""
        if new is None:
            name = self._services.texts.name("measurement", reading.kind)
            self._run(
                lambda: days.remove(self._book, reading), toast=self._text("today.deleted", what=name), icon="trash-2"
            )
            return
        self._run(
            lambda: days.log_measurement(
                self._book,
                day=new.when.day,
                kind=new.kind,
                value=new.value,
                unit=new.unit,
                at=new.when.time,
                entry=reading,
                after_fever_medicine=new.after_fever_medicine,
                doubt=new.doubt,
            )
        )

    def choose_unit(self, kind: str, unit: str) -> None:
        """Show and enter a kind of reading in another unit from now on."""
        units = dict(self._book.timeline.settings.units) | {kind: unit}
        self._run(lambda: care.set_settings(self._book, units=tuple(sorted(units.items()))))

    def check_infusion(self, answer: str) -> None:
        """Answer the infusion check."""
        self._run(lambda: days.answer_check(self._book, day=self.day, answer=answer, at=self.now))

    def note(self, text: str) -> None:
        """Write the note of the day."""
        self._run(lambda: days.write_note(self._book, self.day, text))

    def nothing_new(self) -> None:
        """Say that there is nothing new; pressed again, take it back."""
        is_on = self._book.timeline.day(self.day).nothing_new
        self._run(lambda: days.nothing_new(self._book, self.day, on=not is_on))

    def too_ill(self) -> None:
        """Say that one was too ill to log; pressed again, take it back."""
        is_on = self._book.timeline.day(self.day).too_ill
        self._run(lambda: days.too_ill(self._book, self.day, on=not is_on))

    def same_as_yesterday(self) -> None:
        """Copy yesterday's answers to what is not answered; name what was left blank."""
        before = self._book.timeline.symptoms_on(self.day - timedelta(days=1))
        if not before:
            self._say("today.nothing-yesterday")
            return
        skipped: list[str] = []

        def copy() -> Changes | None:
            done, left = days.same_as_yesterday(self._book, self.day)
            skipped[:] = left
            return done

        changes = self._services.saving.run(copy)
        names = tuple(self._services.texts.inline("symptom", name) for name in skipped)
        left = self._text("today.left-blank", what=names) if names else ""
        if changes is None or not changes.added:
            self._services.notifier.toast(f"{self._text('today.nothing-copied')} {left}".strip(), icon="info")
            return
        said = self._text("today.copied-answers", n=len(changes.added))
        self._offer_undo(changes, f"{said} {left}".strip(), "copy")

    def rest_to_none(self, symptoms: tuple[str, ...]) -> None:
        """Answer all that is shown and not answered with none."""
        if symptoms:
            said = self._text("today.set-to-none", n=len(symptoms))
            self._run(lambda: days.rest_to_none(self._book, self.day, symptoms), toast=said)

    def ask_daily(self, symptom: str, *, daily: bool) -> None:
        """Ask a symptom every day from now on, or no longer."""
        usual = [known for known in usual_symptoms(self._book.timeline) if known != symptom]
        chosen = (*usual, symptom) if daily else tuple(usual)
        self._run(lambda: care.set_settings(self._book, usual_symptoms=chosen))

    def take(self, course: Medicine, answer: str) -> None:
        """Note that a medicine was taken, missed or vomited; a second answer on the day corrects the first."""
        lines = medicine_lines(self._book.timeline, self.day)
        given = next((line.dose for line in lines if line.course.id == course.id), None)
        if given is None:
            act = TAKEN[answer]
            self._run(lambda: act(self._book, course=course, day=self.day, at=self.now))
        elif DOSES[given.kind] != answer:
            kind = next(kind for kind, known in DOSES.items() if known == answer)
            self._run(lambda: treatments.put(self._book, replace(given, kind=kind)))

    def ask_question(self, question: str) -> None:
        """Note a question for the next visit."""
        said = self._text("today.question-kept")
        self._run(lambda: visits.put_question(self._book, question=question, asked_on=self.day), toast=said)

    def respond(self, open_warnings: tuple[OpenWarning, ...], did: str, at: time | None, who: str, said: str) -> None:
        """Note what was done about warnings that one call takes care of."""
        moment = wall(self._services.clock)
        when = datetime.combine(moment.date(), at) if at else moment
        pairs = tuple((warning.sign, warning.day) for warning in open_warnings)
        self._run(lambda: warnings.respond(self._book, pairs, did=did, at=when, who=who, said=said))

    def tell(self, flags: tuple[Flag, ...], at: time | None) -> None:
        """Note that the care team was told about signs to mention."""
        moment = wall(self._services.clock)
        when = datetime.combine(moment.date(), at) if at else moment
        pairs = tuple((flag.sign, flag.day) for flag in flags)
        self._run(
            lambda: warnings.respond(self._book, pairs, did="told", at=when),
            toast=self._text("warnings.tell-noted", n=len(flags)),
        )

    def give_number(self, phone: str, hours: str, fever: str) -> None:
        """Keep the care team's number and the fever line of the clinic's card."""
        team = self._book.timeline.care_team
        number = PhoneNumber(label=self._text("ui.care-team"), phone=phone, hours=hours)
        new = replace(team, numbers=(*team.numbers, number))
        if line := _quantity(fever):
            new = replace(new, fever_at=line)
        self._run(lambda: care.put_care_team(self._book, new), toast=self._text("today.number-kept"))

    def _log(self, symptom: str, cell: int, entry: Symptom | None) -> None:
        yes = self._services.catalog.symptom(symptom).yes_no and cell > 0
        self._run(
            lambda: days.log_symptom(
                self._book,
                day=self.day,
                symptom=symptom,
                severity=None if yes else cell,
                at=entry.when.time if entry else self.now,
                entry=entry,
                times=entry.times if entry else None,
                note=entry.note if entry else "",
            )
        )

    def _run(self, change: Callable[[], Changes | None], toast: str = "", icon: str = "check") -> None:
        changes = self._services.saving.run(change)
        if toast and changes is not None:
            self._offer_undo(changes, toast, icon)

    def _offer_undo(self, changes: Changes, toast: str, icon: str) -> None:
        take_back = partial(self._services.saving.run, partial(undo_of, self._book, changes.batch))
        self._services.notifier.toast(toast, icon=icon, undo=take_back)

    def _text(self, message_id: str, /, **values: object) -> str:
        return self._services.texts.render(Message.of(message_id, **values))

    def _say(self, message_id: str) -> None:
        self._services.notifier.toast(self._text(message_id), icon="info")


def undo_of(book: Book, batch: int) -> Changes | None:
    """Take back one change: the last one by undo, an earlier one by putting back what it changed."""
    last = book.file.undoable()
    return undo(book) if last is not None and last.number == batch else restore(book, number=batch)


def _quantity(typed: str) -> Quantity | None:
    """The fever line as typed: the number alone means Celsius below 50 and Fahrenheit above."""
    digits = "".join(sign for sign in typed if sign.isdigit() or sign in ".,")
    try:
        value = parse_decimal(digits)
    except ValueError:
        return None
    return Quantity(value=value, unit="Cel" if value < 50 else "[degF]")  # noqa: PLR2004
