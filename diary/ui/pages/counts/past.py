"""The past results: the table, its legend, and what can be done with a row."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from diary.core.clock import today
from diary.core.grades import STANDARD
from diary.core.records import Panel, Record
from diary.ui.pages.base import Services
from diary.ui.pages.counts.rows import DrawRow, columns, rows
from diary.ui.pages.counts.table_model import CountsModel
from diary.ui.pages.counts.table_paint import (
    DRAW_HEIGHT,
    GIVEN_HEIGHT,
    CountDelegate,
    DateHeader,
    TestHeader,
    paint_triangle,
)
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import PADDING, Card, EmptyState
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import GradeChip, Text, line
from diary.ui.widgets.segmented import Segmented

FEW_ROWS = 6
TARGET = 44


class CountsTable(QTableView):
    """Rows chosen whole, one at a time; Enter changes, Delete deletes, Tab leaves."""

    change = Signal()
    delete = Signal()

    def __init__(self, theme: Theme, model: CountsModel, *, name: str, corner: str) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._most = 0
        self.corner = Text(corner, "corner")
        self.corner.setParent(self)
        self.corner.setIndent(0)
        self.setProperty("kind", "plain")
        self.setModel(model)
        self.setItemDelegate(CountDelegate(theme, model, self))
        self.setHorizontalHeader(TestHeader(theme, self))
        self.setVerticalHeader(DateHeader(theme, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.verticalHeader().sectionClicked.connect(self._choose)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Rows as high as they need, transfusions across, columns as wide as they need or wider."""
        self.clearSpans()
        given = set(self._model.given_rows())
        for place in range(self._model.rowCount()):
            self.setRowHeight(place, self._theme.px(GIVEN_HEIGHT if place in given else DRAW_HEIGHT))
        across = self._model.columnCount()
        if across > 1:
            for place in given:
                self.setSpan(place, 0, 1, across)
        self._fit_columns()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """As high as all its rows, so that the legend follows the last one."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        height = self.horizontalHeader().height() + self.verticalHeader().length() + below + 2
        return QSize(super().sizeHint().width(), min(height, self._whole_rows(max(self._most, self._least()) - below)))

    @override
    def minimumSizeHint(self) -> QSize:
        """A few rows, the rest by scrolling."""
        return QSize(super().minimumSizeHint().width(), min(self._least(), self.sizeHint().height()))

    def set_most(self, height: int) -> None:
        """Grow no higher than this; further rows are reached by scrolling inside the table."""
        if height != self._most:
            self._most = height
            self.updateGeometry()

    @override
    def updateGeometries(self) -> None:
        """The word over the dates stays in its corner."""
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.verticalHeader().width(), self.horizontalHeader().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete act on the chosen row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: object) -> None:
        """Columns share the room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_columns()

    def _whole_rows(self, most: int) -> int:
        """The greatest height up to that one at which no row is cut."""
        height = self.horizontalHeader().height() + 2
        for row in range(self._model.rowCount()):
            if height + self.rowHeight(row) > most:
                break
            height += self.rowHeight(row)
        return height

    def _least(self) -> int:
        return self.horizontalHeader().height() + self._theme.px(DRAW_HEIGHT) * FEW_ROWS

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self._model.columnCount()
        needs = [max(self.sizeHintForColumn(place), header.sectionSizeHint(place)) for place in range(across)]
        spare = max(0, self.viewport().width() - sum(needs))
        for place, need in enumerate(needs):
            self.setColumnWidth(place, need + spare // across)

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))


class PastResults(Card):
    """The card with the table.

    Attributes:
        table: The table itself.
    """

    change = Signal(object)
    """Change that ``Panel``."""

    delete = Signal(object)
    """Delete that ``Panel``."""

    add_first = Signal()
    """The empty state's action: type a first result."""

    def __init__(self, services: Services) -> None:
        theme, texts = services.theme, services.texts
        super().__init__(theme)
        self._services = services
        self.model = CountsModel(texts)
        self.title = Text(texts.text("counts.past"), "h2")
        self.since = Text("", "second")
        self.which = Segmented(
            theme,
            texts.text("counts.table.which"),
            [(key, texts.text(f"counts.table.{key}")) for key in ("main", "others")],
        )
        self.which.set_value("main")
        self.change_button = Button(theme, texts.text("counts.change"), icon="pencil")
        self.delete_button = Button(theme, texts.text("counts.delete"), icon="trash-2")
        self.table = CountsTable(
            theme, self.model, name=texts.text("counts.table.name"), corner=texts.text("counts.table.date")
        )
        self.empty = EmptyState(
            theme,
            icon="test-tube",
            title=texts.text("counts.empty.title"),
            hint=texts.text("counts.empty.hint"),
            action=texts.text("counts.add"),
        )
        self._head, self._switch, self._room = QWidget(), QWidget(), QWidget()
        box = QVBoxLayout(self._room)
        box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        box.addWidget(self.empty)
        self.legend = Legend(services)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._draw)
        self._draw()

    def show_results(self) -> None:
        """Read the timeline anew; the chosen row stays chosen."""
        timeline, texts = self._services.book.timeline, self._services.texts
        before = self.chosen()
        others = columns(timeline, texts, main=False)
        self._switch.setVisible(bool(others))
        if not others:
            self.which.set_value("main")
        main = self.which.value() != "others"
        self.model.show(
            rows(timeline, texts, today(self._services.clock)), columns(timeline, texts, main=True) if main else others
        )
        self.table.fit()
        panels = timeline.panels
        self.since.setText(self._since(panels))
        self.table.setVisible(bool(panels))
        self.legend.setVisible(bool(panels))
        self._room.setVisible(not panels)
        for button in (self.change_button, self.delete_button):
            button.setVisible(bool(panels))
        if panels:
            self.choose(before.id if before and self.model.place_of(before.id) >= 0 else panels[-1].id)
        self._enable()

    def choose(self, panel: str) -> None:
        """Choose the row of a draw and scroll to it."""
        place = self.model.place_of(panel)
        if place >= 0:
            index = self.model.index(place, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)

    def choose_newest_of(self, records: Iterable[Record]) -> None:
        """Choose the row of the newest draw among these records."""
        panels = [record for record in records if isinstance(record, Panel)]
        if panels:
            self.choose(max(panels, key=lambda panel: panel.collected_at.order).id)

    def chosen(self) -> Panel | None:
        """The draw whose row is chosen, or None."""
        found = self.table.selectionModel().selectedRows()
        row = self.model.row(found[0].row()) if found else None
        return row.panel if isinstance(row, DrawRow) else None

    def _draw(self) -> None:
        """The heading is as high with its buttons as without."""
        self._head.setMinimumHeight(self._services.theme.px(TARGET) + 22)

    def _since(self, panels: tuple[Panel, ...]) -> str:
        if not panels:
            return ""
        texts, first = self._services.texts, panels[0].collected_at.day
        style = "day" if first.year == today(self._services.clock).year else "year"
        return texts.text("counts.past-since", n=len(panels), since=texts.day(first, style))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        flow = QHBoxLayout(self._head)
        flow.setContentsMargins(PADDING, 12, PADDING, 10)
        flow.setSpacing(10)
        words = QWidget()
        names = FlowLayout(10)
        words.setLayout(names)
        names.addWidget(self.title)
        names.addWidget(self.since)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        flow.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        flow.addWidget(self.change_button)
        flow.addWidget(self.delete_button)
        self.body.addWidget(self._head)
        switch = QHBoxLayout(self._switch)
        switch.setContentsMargins(PADDING, 0, PADDING, 10)
        switch.addWidget(self.which)
        switch.addStretch(1)
        self.body.addWidget(self._switch)
        self.body.addWidget(line())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._room)
        self.body.addWidget(self.legend)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _key: self.show_results())
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.change_button.clicked.connect(lambda: self._act(self.change))
        self.delete_button.clicked.connect(lambda: self._act(self.delete))
        self.table.change.connect(lambda: self._act(self.change))
        self.table.delete.connect(lambda: self._act(self.delete))
        if self.empty.action:
            self.empty.action.clicked.connect(self.add_first)

    def _act(self, signal: SignalInstance) -> None:
        panel = self.chosen()
        if panel is not None:
            signal.emit(panel)

    def _enable(self) -> None:
        possible = self.chosen() is not None and not self._services.book.read_only
        for button in (self.change_button, self.delete_button):
            button.setEnabled(possible)
        self.table.verticalHeader().viewport().update()


class Legend(QWidget):
    """What the marks mean, and that grades rate the number only."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        texts = services.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 10, PADDING, 12)
        column.setSpacing(4)
        marks = QWidget()
        flow = FlowLayout(8)
        marks.setLayout(flow)
        for up, word in ((False, "below"), (True, "above")):
            flow.addWidget(Triangle(services.theme, up=up))
            flow.addWidget(Text(texts.text(f"counts.table.{word}"), "small"))
        for grade in range(1, 5):
            flow.addWidget(GradeChip(grade, STANDARD))
        column.addWidget(marks)
        column.addWidget(Text(texts.text("counts.table.grades", standard=STANDARD), "small", wrap=True))


class Triangle(QWidget):
    """The mark for a value below or above the range."""

    def __init__(self, theme: Theme, *, up: bool) -> None:
        super().__init__()
        self._theme, self._up = theme, up
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """As high as the words beside it."""
        return QSize(self._theme.px(10), self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the color of the table's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("text2"))
        side = self._theme.px(9)
        paint_triangle(painter, QRectF(0.5, self.height() / 2 - side * 0.4, side, side * 0.8), up=self._up)
        painter.end()
