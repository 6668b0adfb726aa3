"""Severity controls in the words of the diary."""

from diary.core.catalog import SymptomInfo, capital
from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.severity import SeverityControl

STEPS = range(5)


def severity_control(theme: Theme, texts: Texts, info: SymptomInfo) -> SeverityControl:
    """The control of a symptom: five steps, or No and Yes for what has no degrees."""
    if info.yes_no:
        cells = [texts.text("common.no"), texts.text("common.yes")]
    else:
        cells = [capital(texts.text(f"word.severity.{step}")) for step in STEPS]

    def reading(cell: int | None) -> str:
        if cell is None:
            return texts.text("ui.unanswered", name=info.name)
        kind = "ui.answer-yes-no" if info.yes_no else "ui.answer"
        return texts.text(kind, name=info.name, word=cells[cell].lower(), n=str(cell))

    return SeverityControl(theme, cells, reading)
