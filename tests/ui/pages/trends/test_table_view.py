from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from diary.ui.pages.trends.table_view import TrendsTable
from diary.ui.theme import Theme


@dataclass(frozen=True)
class Cycles:
    columns: tuple[str, ...] = ("Cycle", "Neutrophils, lowest", "Days below 0.5", "Treatment")
    rows: tuple[tuple[str, ...], ...] = (
        ("Induction, part 1", "<0.1 (grade 4)", "12", "–"),
        ("Consolidation", "1.25", "–", "2 drops, daily"),
        ("Maintenance", "–", "3", "Lumbar puncture"),
    )


Make = Callable[..., TrendsTable]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Iterator[Make]:
    tables: list[TrendsTable] = []

    def build(rows: Cycles | None = None, copy_text: str = "Copy table") -> TrendsTable:
        table = TrendsTable(theme, "Lowest values", copy_text=copy_text)
        table.show_table(rows or Cycles())
        table.resize(500, 300)
        tables.append(table)
        table.show()
        return table

    yield build
    for table in tables:
        table.hide()
        table.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_any_rows_can_be_shown_as_text(make: Make) -> None:
    model = make().model_
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (model.rowCount(), model.columnCount()) == (3, 4)
    assert model.index(0, 1).data() == "<0.1 (grade 4)"
    assert model.index(9, 9).data() is None


def test_what_a_row_is_about_stands_at_its_side_and_stays_there(make: Make) -> None:
    table = make()
    assert table.isColumnHidden(0)
    assert table.model_.headerData(1, Qt.Orientation.Vertical) == "Consolidation"
    assert table.verticalHeader().isVisible()
    assert table.corner.text() == "Cycle"
    assert table.corner.width() == table.verticalHeader().width()
    assert table.model_.headerData(3, Qt.Orientation.Vertical) is None


def test_a_cell_says_its_row_and_column_to_screen_readers_and_as_a_tip(make: Make) -> None:
    cell = make().model_.index(1, 1)
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert cell.data(role) == "Consolidation, Neutrophils, lowest: 1.25"


def test_a_heading_has_two_lines_to_see_and_is_one_to_hear(make: Make) -> None:
    model = make().model_
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Neutrophils,\nlowest"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "Neutrophils, lowest"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Neutrophils, lowest"
    assert model.headerData(4, Qt.Orientation.Horizontal) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_numbers_stand_at_the_right_and_words_at_the_left(make: Make) -> None:
    model = make().model_
    assert model.numbers == {1, 2}
    right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    for place, way in ((1, right), (3, left)):
        alignment = way | Qt.AlignmentFlag.AlignVCenter
        assert model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == alignment
        assert model.index(0, place).data(Qt.ItemDataRole.TextAlignmentRole) == alignment


def test_a_column_of_dashes_holds_no_numbers(make: Make) -> None:
    assert make(Cycles(rows=(("Induction", "–", "–", "–"),))).model_.numbers == set()


def test_every_column_is_as_wide_as_its_longest_text_at_any_size(make: Make, theme: Theme) -> None:
    table = make()
    before = [table.columnWidth(place) for place in (1, 2, 3)]
    theme.set_text_size(150)
    after = [table.columnWidth(place) for place in (1, 2, 3)]
    assert all(wide > narrow * 1.3 for wide, narrow in zip(after, before, strict=True))
    metrics = table.fontMetrics()
    assert table.columnWidth(3) >= metrics.horizontalAdvance("Lumbar puncture")


def test_numbers_are_painted_below_one_another(make: Make) -> None:
    table = make()
    table.selectRow(0)
    picture = table.grab().toImage()
    assert not picture.isNull()
    behind = table._numbers.behind
    assert behind[1] == table.fontMetrics().horizontalAdvance(" (grade 4)")
    assert behind[2] == 0


def test_copying_takes_the_chosen_rows_else_all_and_says_how_many(qtbot: QtBot, make: Make) -> None:
    table = make()
    with qtbot.waitSignal(table.copied) as copied:
        assert table.copy() == 3
    assert copied.args == [3]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Cycle\tNeutrophils, lowest\tDays below 0.5\tTreatment"
    assert lines[2] == "Consolidation\t1.25\t–\t2 drops, daily"
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model_.index(2, 1), rows)
    assert table.copy() == 1
    assert QGuiApplication.clipboard().text().split("\n")[1] == "Maintenance\t–\t3\tLumbar puncture"


def test_ctrl_c_copies_and_other_keys_move(qtbot: QtBot, make: Make) -> None:
    table = make()
    table.selectRow(0)
    with qtbot.waitSignal(table.copied) as copied:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [1]
    table.setCurrentIndex(table.model_.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1


def test_the_menu_copies_too(qtbot: QtBot, make: Make) -> None:
    table = make()
    assert table.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    (action,) = table.actions()
    assert action.text() == "Copy table"
    with qtbot.waitSignal(table.copied):
        action.trigger()
    assert make(copy_text="").actions() == []


def test_an_empty_table_copies_its_heading_alone(make: Make) -> None:
    table = make(Cycles(rows=()))
    assert table.copy() == 0
    assert table.indexAt(QPoint(5, 5)).isValid() is False
