"""What a warning sign rests on, in words: each entry of one day, and entries of many days gathered by what they are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from diary.core.texts import Message, Texts
from diary.reports.runs import Run
from diary.reports.source import Source
from diary.signs.flags import Evidence

ONE_DAY = timedelta(days=1)

Group = dict[str, list[date]]
"""The days of an entry by its value; the value is empty where an answer has none."""


def proof(source: Source, run: Run) -> str:
    """The entries behind a sign; those of another day than the sign's only one with their date."""
    if run.first == run.last:
        return "; ".join(dict.fromkeys(_dated(source, piece, run.first) for piece in run.flag.evidence))
    return "; ".join(_gathered(source, run.flag.evidence))


def _dated(source: Source, piece: Evidence, day: date | None) -> str:
    """The evidence; with its date unless that is the day named, or is said already."""
    texts = source.wording.texts
    text = texts.render(piece.text)
    if piece.at is None or piece.at.day == day or texts.day(piece.at.day) in text:
        return text
    return texts.text("report.proof.on", value=text, days=source.wording.day(piece.at.day))


def _gathered(source: Source, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Each symptom, reading and blood test once, with its values and their days; then what else there is."""
    groups: dict[str, Group] = {}
    others: dict[str, None] = {}
    for piece in evidence:
        entry = _entry(source.wording.texts, piece.text)
        if entry is None or piece.at is None:
            others[_dated(source, piece, None)] = None
        else:
            label, value = entry
            groups.setdefault(label, {}).setdefault(value, []).append(piece.at.day)
    for label, group in groups.items():
        yield _group(source, label, group)
    yield from others


def _entry(texts: Texts, text: Message) -> tuple[str, str] | None:
    """What an entry is of and its value, without the time; None for what is no entry of a day."""
    values = dict(text.values)
    match values:
        case {"symptom": symptom, "severity": severity, "times": Message() as times}:
            value = texts.inline("severity", severity)
            if "episodes" in text.id:
                value = texts.text("report.proof.times", value=value, times=times)
            return texts.name("symptom", symptom), "" if "answer" in text.id else value
        case {"kind": kind, "reading": Message() as reading}:
            return texts.name("measurement", kind), texts.render(reading)
        case {"analyte": analyte, "reading": Message() as reading}:
            return texts.name("analyte", analyte), texts.render(reading)
    return None


def _group(source: Source, label: str, group: Group) -> str:
    texts = source.wording.texts
    said = [
        texts.text("report.proof.on", value=value or label, days=", ".join(_spans(source, days)))
        for value, days in group.items()
    ]
    return said[0] if "" in group else texts.text("report.proof.of", label=label, said=", ".join(said))


def _spans(source: Source, days: Sequence[date]) -> Iterator[str]:
    """The days, those that follow one another as one span."""
    found = sorted(set(days))
    first = last = found[0]
    for day in found[1:]:
        if day - last > ONE_DAY:
            yield source.wording.span(first, last)
            first = day
        last = day
    yield source.wording.span(first, last)
