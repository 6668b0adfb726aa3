"""The form as it stands, read and questioned as a whole, and the draw that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from diary.core.counts import Count, draw_counts
from diary.core.numbers import plain
from diary.core.records import Doubt, Panel, Quantity, Result
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline
from diary.core.units import PERCENTS, is_plausible
from diary.core.when import When
from diary.ui.pages.counts.doubts import (
    Question,
    question_about,
    question_of_white_cells,
    remark_on_hematocrit,
)
from diary.ui.pages.counts.entry import Typed, read_limit, read_value
from diary.ui.pages.counts.lines import LINES, Asked, last_count, line_of

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """One line as it stands.

    Attributes:
        kept: The text for which Keep was pressed; a question about exactly that is not asked again.
    """

    line: str
    asked: Asked
    text: str = ""
    low: str = ""
    high: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The form as it stands.

    Attributes:
        panel: The draw that is being changed; None while one is added.
    """

    when: When
    lab: str = ""
    lines: tuple[LineState, ...] = ()
    panel: Panel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What can be said of a draft.

    Attributes:
        values: What was read, by line.
        problems: What cannot be read, by line; ``when`` for the date. Nothing is saved with one.
        questions: What looks like a slip, by line.
        calculated: Neutrophils calculated from white cells and percent, or None.
        asks_bands: Whether the answer to "does the percent include bands" decides the calculated neutrophils.
    """

    values: Mapping[str, tuple[Typed, Asked]]
    problems: Mapping[str, Message]
    questions: Mapping[str, Question]
    calculated: Count | None
    asks_bands: bool

    @property
    def ready(self) -> bool:
        """Whether the draft can be saved."""
        return bool(self.values) and not self.problems


def examine(draft: Draft, timeline: Timeline, today: date, *, include_bands: bool | None = None) -> Examined:
    """Read and question a draft.

    Args:
        draft: The form.
        timeline: What is on file.
        today: The person's date.
        include_bands: The answer given in the form; None leaves it to what is on file for the laboratory.
    """
    values, problems = _read(draft)
    if draft.when.day > today:
        problems["when"] = Message.of("counts.problem.future")
    bands = dict(timeline.settings.neutrophils_include_bands).get(draft.lab)
    results = _results_of(draft, values, {})
    panel = draft.panel or Panel(id="", collected_at=draft.when)
    counts = draw_counts(panel, results, include_bands=bands if include_bands is None else include_bands)
    derived = [count for count in counts if count.derived]
    return Examined(
        values=values,
        problems=problems,
        questions=_questions(draft, values, timeline),
        calculated=derived[0] if derived and "neutrophils" in values and _is_share(values["neutrophils"]) else None,
        asks_bands=bands is None
        and {"neutrophils", "bands"} <= values.keys()
        and all(_is_share(values[line]) for line in ("neutrophils", "bands")),
    )


def results(draft: Draft, examined: Examined, texts: Texts, before: tuple[Result, ...] = ()) -> tuple[Result, ...]:
    """The draw's results; an unanswered question leaves the value in doubt, so that rules try each reading.

    Args:
        draft: The form.
        examined: The same, read.
        texts: For the reason that a doubt carries.
        before: The results of the draw that is being changed; those that the form does not ask for stay.
    """
    open_questions = {line: (question, texts.render(question.why)) for line, question in examined.questions.items()}
    made = _results_of(draft, examined.values, open_questions)
    on_form: dict[str, Result] = {}
    for result in before:
        line = line_of(result.analyte)
        if line is not None:
            on_form.setdefault(line, result)
    kept = tuple(result for result in before if result not in on_form.values())
    return tuple(_changed(on_form.get(line_of(result.analyte) or ""), result) for result in made) + kept


def draft_of(panel: Panel, found: tuple[Result, ...]) -> Draft:
    """The form filled with a draw that is on file."""
    lines: dict[str, LineState] = {}
    for result in found:
        line = line_of(result.analyte)
        if line is None or line in lines:
            continue
        text = f"{result.comparator or ''}{plain(result.value)}"
        low, high = ("" if end is None else plain(end) for end in (result.low, result.high))
        lines[line] = LineState(
            line=line,
            asked=Asked(result.analyte, result.unit),
            text=text,
            low=low,
            high=high,
            kept="" if result.doubt else text,
        )
    ordered = tuple(lines[line] for line in LINES if line in lines)
    return Draft(when=panel.collected_at, lab=panel.lab, lines=ordered, panel=panel)


def _read(draft: Draft) -> tuple[dict[str, tuple[Typed, Asked]], dict[str, Message]]:
    values: dict[str, tuple[Typed, Asked]] = {}
    problems: dict[str, Message] = {}
    for state in draft.lines:
        typed = read_value(state.text, state.asked.analyte)
        if isinstance(typed, Message):
            problems[state.line] = typed
            continue
        if typed is None:
            continue
        asked = Asked(state.asked.analyte, typed.unit or state.asked.unit)
        values[state.line] = (typed, asked)
        problem = _problem(state, typed, asked)
        if problem is not None:
            problems[state.line] = problem
    return values, problems


def _problem(state: LineState, typed: Typed, asked: Asked) -> Message | None:
    if asked.analyte in PERCENTS and typed.value > _WHOLE:
        return Message.of("counts.problem.percent")
    limits = [read_limit(state.low), read_limit(state.high)]
    for limit in limits:
        if isinstance(limit, Message):
            return limit
    low, high = limits
    if isinstance(low, Decimal) and isinstance(high, Decimal) and low >= high:
        return Message.of("counts.problem.range")
    return None


def _questions(draft: Draft, values: Mapping[str, tuple[Typed, Asked]], timeline: Timeline) -> dict[str, Question]:
    found: dict[str, Question] = {}
    plain_values = {line: (typed.value, asked) for line, (typed, asked) in values.items() if not typed.comparator}
    for line, (typed, asked) in values.items():
        last = last_count(timeline, asked.analyte, draft.when.earliest, draft.panel.id if draft.panel else None)
        days = (draft.when.day - last.at.day).days if last else 0
        question = question_about(typed, asked, last, days)
        if question is not None:
            found[line] = question
    sound = {line: pair for line, pair in plain_values.items() if is_plausible(pair[1].analyte, pair[0], pair[1].unit)}
    for line, question in (
        ("neutrophils", question_of_white_cells(sound)),
        ("hematocrit", remark_on_hematocrit(sound)),
    ):
        if question is not None and line not in found:
            found[line] = question
    kept = {state.line for state in draft.lines if state.kept and state.kept == state.text.strip()}
    return {line: question for line, question in found.items() if line not in kept}


def _results_of(
    draft: Draft, values: Mapping[str, tuple[Typed, Asked]], open_questions: Mapping[str, tuple[Question, str]]
) -> tuple[Result, ...]:
    states = {state.line: state for state in draft.lines}
    made = []
    for line, (typed, asked) in values.items():
        low, high = read_limit(states[line].low), read_limit(states[line].high)
        made.append(
            Result(
                id="",
                panel=draft.panel.id if draft.panel else "",
                analyte=asked.analyte,
                value=typed.value,
                unit=asked.unit,
                comparator=typed.comparator,
                lab_flag=typed.flag,
                entered_as=typed.text,
                low=low if isinstance(low, Decimal) else None,
                high=high if isinstance(high, Decimal) else None,
                doubt=_doubt(typed, asked, *open_questions[line]) if line in open_questions else None,
            )
        )
    return tuple(made)


def _doubt(typed: Typed, asked: Asked, question: Question, why: str) -> Doubt | None:
    """The doubt that an unanswered question leaves; one about the unit needs none, as the value itself shows it."""
    if not is_plausible(asked.analyte, typed.value, asked.unit):
        return None
    same = [use for use in question.uses if use.asked.analyte == asked.analyte]
    if not same:
        return None
    readings = (
        Quantity(value=typed.value, unit=asked.unit),
        *(Quantity(value=use.value, unit=use.asked.unit) for use in same),
    )
    return Doubt(why=why, readings=readings)


def _changed(before: Result | None, made: Result) -> Result:
    """The new values on the record that was there, with all that the form does not ask for."""
    if before is None:
        return made
    same = (before.value, before.unit, before.comparator) == (made.value, made.unit, made.comparator)
    return replace(
        before,
        analyte=made.analyte,
        value=made.value,
        unit=made.unit,
        comparator=made.comparator,
        low=made.low,
        high=made.high,
        doubt=made.doubt,
        entered_as=before.entered_as if same else made.entered_as,
        lab_flag=made.lab_flag or (before.lab_flag if same else ""),
    )


def _is_share(value: tuple[Typed, Asked]) -> bool:
    return value[1].analyte in PERCENTS
