"""The question about a result on file that is in doubt, with each reading to choose from."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from diary.core.counts import Count
from diary.core.numbers import plain
from diary.core.units import plausible_readings
from diary.ui.pages.base import Services
from diary.ui.pages.counts.lines import reading_as_printed
from diary.ui.pages.counts.question_box import QuestionBox
from diary.ui.pages.counts.rows import doubtful


class DoubtPanel(QFrame):
    """Asks about one result after the other, the newest first. Hidden while nothing is in doubt."""

    answered = Signal(object, object, str)
    """The ``Count`` asked about, and the value and unit that the report says."""

    change = Signal(object)
    """Change the draw of that ``Count`` in the form."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._place = 0
        self._count: Count | None = None
        self._readings: tuple[tuple[Decimal, str], ...] = ()
        self.box = QuestionBox(services.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.chosen.connect(self._chosen)
        self.hide()

    def show_doubts(self) -> None:
        """Read the timeline anew."""
        texts = self._services.texts
        found = doubtful(self._services.book.timeline)
        if not found:
            self._count = None
            self.box.clear()
            self.hide()
            return
        self._place %= len(found)
        self._count = count = found[self._place]
        self._readings = readings_to_offer(count)
        labels = [texts.text("counts.choice.use-unit", value=plain(value), unit=unit) for value, unit in self._readings]
        labels.append(texts.text("counts.change"))
        if len(found) > 1:
            labels.append(texts.text("counts.ask.next"))
        result = count.result
        why = texts.text(
            "counts.ask.doubt", analyte=count.analyte, when=count.at, value=plain(result.value), unit=result.unit
        )
        self.box.ask(why, texts.text("counts.ask.doubt-which"), labels)
        self.show()

    def _chosen(self, number: int) -> None:
        if self._count is None:
            return
        if number < len(self._readings):
            value, unit = self._readings[number]
            self.answered.emit(self._count, value, unit)
        elif number == len(self._readings):
            self.change.emit(self._count)
        else:
            self._place += 1
            self.show_doubts()


def readings_to_offer(count: Count) -> tuple[tuple[Decimal, str], ...]:
    """What the report may say: the readings of the doubt on file, else the units that make the value plausible."""
    result = count.result
    if result.doubt is not None and result.doubt.readings:
        return tuple((reading.value, reading.unit) for reading in result.doubt.readings)
    found = plausible_readings(result.analyte, result.value, result.unit)
    return tuple(reading_as_printed(result.analyte, value, unit) for value, unit in found)
