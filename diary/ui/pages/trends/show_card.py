"""What the chart shows: which panels, the scale of white cells, the order of symptoms."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.charts.content import PanelChoice
from diary.charts.view import SymptomOrder
from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.fields import Check
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented

GAP = 16


class ShowCard(Card):
    """Boxes to tick; what is ticked is shown at once.

    Attributes:
        panels: The boxes of the panels, by name, in drawing order.
        log_scale: White cells on a logarithmic scale.
        order: The order of symptoms.
        usual: Shows the usual panels again.
    """

    panels_chosen = Signal(object)
    """Show the panels with these names; None for the usual ones."""

    order_chosen = Signal(object)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._theme, self._texts = theme, texts
        self.panels: dict[str, Check] = {}
        self._boxes = Flow(GAP)
        self.usual = Button(theme, texts.text("trends.page.usual-panels"), icon="undo-2", kind=QUIET)
        self.log_scale = Check(theme, texts.text("trends.page.log-scale"))
        orders = [(order.value, texts.text(f"trends.page.by-{order.value}")) for order in SymptomOrder]
        self.order = Segmented(theme, texts.text("trends.page.symptom-order"), orders)
        self._panels, self._orders = QWidget(), QWidget()
        self._keys = Text(texts.text("trends.page.keys"), "hint", wrap=True)
        self._lay_out()
        self.usual.clicked.connect(lambda: self.panels_chosen.emit(None))
        self.order.chosen.connect(lambda key: self.order_chosen.emit(SymptomOrder(key)))

    def offer(self, choices: Sequence[PanelChoice], shown: Sequence[str], *, own: bool, scale_alone: bool) -> None:
        """Offer these panels, with those ticked that are shown.

        Args:
            choices: The panels, in drawing order.
            shown: The names of those shown.
            own: Whether they were chosen; else they are the usual ones.
            scale_alone: Whether the view has no panels to choose.
        """
        if list(self.panels) != [choice.name for choice in choices]:
            self._boxes.clear()
            self.panels = {choice.name: self._box(choice) for choice in choices}
        for name, box in self.panels.items():
            box.blockSignals(True)
            box.setChecked(name in shown)
            box.blockSignals(False)
            box.update()
        self.usual.setVisible(own and not scale_alone)
        for part in (self._panels, self._orders, self._keys):
            part.setVisible(not scale_alone)

    def _lay_out(self) -> None:
        text = self._texts.text
        column = QVBoxLayout(self._panels)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(text("trends.page.panels"), "label"))
        column.addWidget(self._boxes)
        column.addWidget(Text(text("trends.page.compare"), "hint", wrap=True))
        beside = QHBoxLayout(self._orders)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(Text(text("trends.page.symptom-order"), "label"))
        beside.addWidget(self.order)
        rest = Flow(2 * GAP)
        for widget in (self.log_scale, self._orders, self.usual):
            rest.add(widget)
        for part in (self._panels, rest, self._keys):
            self.body.addWidget(part)

    def _box(self, choice: PanelChoice) -> Check:
        names = [self._texts.name("measured", choice.analytes[0])]
        names += [self._texts.inline("measured", analyte) for analyte in choice.analytes[1:]]
        box = Check(self._theme, self._texts.join(tuple(names)))
        box.toggled.connect(self._toggled)
        self._boxes.add(box)
        return box

    def _toggled(self) -> None:
        self.panels_chosen.emit(tuple(name for name, box in self.panels.items() if box.isChecked()))
