"""The style sheet: one template filled with colors and lengths.

Widgets choose their look by the property ``kind`` (frames, labels, buttons); what Qt's style sheets cannot draw is
painted by the widgets themselves.
"""

import re
from collections.abc import Callable, Mapping

_COLOR = re.compile(r"@(\w+)")
_LENGTH = re.compile(r"\bpx\((\d+(?:\.\d+)?)\)")

_TEMPLATE = """
QWidget { color: @text; }
QWidget#window, QWidget#page, QWidget#content, QDialog { background: @canvas; }
QScrollArea { border: none; background: transparent; }
QToolTip { background: @toast; color: @on_toast; border: none; padding: 6px 8px; font-size: px(14)px; }

QLabel { background: transparent; }
QLabel[kind="h1"] { font-size: px(28)px; font-weight: 700; }
QLabel[kind="h2"] { font-size: px(20)px; font-weight: 700; }
QLabel[kind="name"] { font-size: px(17)px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="value"] { font-size: px(16)px; font-weight: 700; }
QLabel[kind="second"] { color: @text2; }
QLabel[kind="label"] { font-size: px(15)px; font-weight: 600; }
QLabel[kind="link"] { color: @primary; font-weight: 600; text-decoration: underline; }
QLabel[kind="hint"] { color: @text3; font-size: px(14)px; }
QLabel[kind="group"] { color: @text2; font-size: px(14)px; font-weight: 600; }
QLabel[kind="small"] { color: @text2; font-size: px(13)px; }
QLabel[kind="problem"] { color: @tell; font-size: px(14)px; font-weight: 500; }
QLabel[kind="tag"] { background: @primary_soft; color: @on_primary_soft; border-radius: 6px;
    padding: 2px 8px; font-size: px(14)px; font-weight: 600; }
QLabel[chip="1"], QLabel[chip="2"], QLabel[chip="3"], QLabel[chip="4"] { border-radius: 6px; padding: 1px 5px;
    font-size: px(14)px; font-weight: 700; }
QLabel[chip="1"] { background: @s1; color: @on_s1; }
QLabel[chip="2"] { background: @s2; color: @on_s2; }
QLabel[chip="3"] { background: @s3; color: @on_s3; }
QLabel[chip="4"] { background: @s4; color: @on_s4; }

QFrame[kind="card"] { background: @surface; border: 1px solid @line; border-radius: 14px; }
QFrame[kind="info"] { background: @info_soft; border: none; border-radius: 14px; }
QFrame[kind="tell"] { background: @tell_soft; border: 2px solid @tell_line; border-radius: 14px; }
QFrame[kind="doubt"] { background: @tell_soft; border: 1px solid @tell_line; border-radius: 10px; }
QFrame[kind="empty"] { background: transparent; border: 1px dashed @outline; border-radius: 10px; }
QFrame[kind="drawer"] { background: @sunken; border: none; border-radius: 10px; }
QFrame[kind="form"] { background: @sunken; border: 1px solid @line; border-radius: 10px; }
QFrame[kind="line"] { background: @line; border: none; min-height: 1px; max-height: 1px; }
QFrame[kind="upright"] { background: @line; border: none; min-width: 1px; max-width: 1px; }

QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @outline; border-radius: 10px;
    padding: 0 14px; min-height: px(42)px; font-size: px(16)px; font-weight: 600; text-align: center; outline: none; }
QPushButton:hover, QToolButton:hover { background: @sunken; border-color: @focus; }
QPushButton:pressed, QToolButton:pressed { background: @primary_soft; }
QPushButton:disabled, QToolButton:disabled { background: transparent; color: @text3; border-color: @line; }
QPushButton[kind="primary"] { background: @primary; color: @on_primary; border-color: @primary; }
QPushButton[kind="primary"]:hover { background: @primary_hover; border-color: @primary_hover; }
QPushButton[kind="primary"]:disabled { background: @s0; color: @text3; border-color: @s0; }
QPushButton[kind="quiet"] { background: transparent; color: @primary; border-color: transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { border-color: @focus; }
QPushButton[kind="link"] { background: transparent; color: @primary; border-color: transparent; border-radius: 6px;
    border-left-width: 0; border-right-width: 0; padding: 0; min-height: px(42)px;
    text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:hover { background: @primary_soft; }
QPushButton[kind="arrow"], QToolButton[kind="arrow"] { padding: 0; min-width: px(42)px; max-width: px(42)px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[size="small"] { font-size: px(15)px; }
QPushButton[kind="row"] { background: transparent; border: none; border-radius: 10px; text-align: left;
    padding: 4px 10px; font-weight: 400; }
QPushButton[kind="row"]:hover { background: @sunken; }

QPushButton[kind="segment"] { border-radius: 0; border-left-width: 0; padding: 0 9px; color: @text2;
    font-size: px(15)px; min-width: px(26)px; }
QPushButton[kind="segment"][place="first"] { border-left-width: 1px; border-top-left-radius: 10px;
    border-bottom-left-radius: 10px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: 10px; border-bottom-right-radius: 10px; }
QPushButton[kind="segment"][place="only"] { border-left-width: 1px; border-radius: 10px; }
QPushButton[kind="segment"]:checked { background: @primary_soft; color: @on_primary_soft; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { background: @surface; color: @text;
    border: 1px solid @outline; border-radius: 10px; padding: 0 11px; min-height: px(42)px; font-size: px(16)px;
    selection-background-color: @primary; selection-color: @on_primary; }
QPlainTextEdit { padding: 6px 7px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QDateEdit:hover, QTimeEdit:hover { border-color: @focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: transparent; border-color: @line;
    color: @text3; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QDateEdit[wrong="true"], QTimeEdit[wrong="true"] {
    border: 2px solid @tell_line; }
QLineEdit[kind="value"] { font-size: px(20)px; font-weight: 700; padding: 0 8px; }
QLineEdit[kind="value"][odd="true"] { background: @tell_soft; border: 2px solid @tell_line; }
QLineEdit[kind="limit"] { padding: 0 6px; }
QDateEdit, QTimeEdit { max-height: px(42)px; }
QDateEdit QLineEdit, QTimeEdit QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: px(34)px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @outline; outline: none;
    selection-background-color: @primary_soft; selection-color: @on_primary_soft; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: px(44)px; padding: 0 8px; }
QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { spacing: 10px; min-height: px(44)px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: px(22)px; height: px(22)px; border: 1px solid @outline;
    background: @surface; }
QCheckBox::indicator { border-radius: 6px; }
QRadioButton::indicator { border-radius: px(11.5)px; }
QCheckBox::indicator:checked { background: @primary; border-color: @primary; }
QRadioButton::indicator:checked { background: @surface; border: px(7)px solid @primary; }

QFrame[kind="stepper"] { background: @surface; border: 1px solid @outline; border-radius: 10px; }
QFrame[kind="stepper"][state="doubt"] { border: 2px solid @tell_line; background: @tell_soft; }
QFrame[kind="stepper"][state="act"] { border: 2px solid @act; background: @act_soft; }
QFrame[kind="stepper"] QLineEdit { border: none; border-radius: 0; background: transparent; font-size: px(22)px;
    font-weight: 600; padding: 0; min-height: px(40)px; }
QFrame[kind="stepper"][state="act"] QLineEdit { color: @on_act_soft; }
QFrame[kind="stepper"] QToolButton { border: none; background: @sunken; padding: 0; min-width: px(44)px;
    max-width: px(44)px; min-height: px(42)px; border-radius: 0; }
QFrame[kind="stepper"] QToolButton:hover { background: @primary_soft; }
QFrame[kind="stepper"] QToolButton#minus { border-right: 1px solid @line; border-top-left-radius: 8px;
    border-bottom-left-radius: 8px; }
QFrame[kind="stepper"] QToolButton#plus { border-left: 1px solid @line; border-top-right-radius: 8px;
    border-bottom-right-radius: 8px; }

QFrame#sidebar, QWidget#sidebar-content { background: @sidebar; }
QFrame#sidebar { background: @sidebar; border: none; border-right: 1px solid @line; }
QFrame#sidebar QPushButton[kind="nav"] { background: transparent; border: 1px solid transparent; color: @text;
    text-align: left; padding: 0 12px; min-height: px(44)px; font-size: px(17)px; font-weight: 500; }
QFrame#sidebar QPushButton[kind="nav"]:hover { border-color: @focus; }
QFrame#sidebar QPushButton[kind="nav"]:checked { background: @surface; border-color: @line; color: @on_primary_soft;
    font-weight: 700; }
QFrame#sidebar QLabel#diary { font-size: px(17)px; font-weight: 700; }
QLabel#phone { color: @primary; font-size: px(17)px; font-weight: 700; }
QFrame#sidebar QToolButton { background: transparent; border: none; padding: 0 10px; min-height: px(44)px;
    font-size: px(15)px; font-weight: 500; text-align: left; }
QFrame#sidebar QToolButton::menu-indicator { image: none; }

QFrame#toast { background: @toast; border: none; border-radius: 12px; }
QFrame#toast QLabel { color: @on_toast; font-size: px(17)px; }
QFrame#toast QPushButton { background: transparent; color: @toast_link; border: 1px solid @toast_link; }
QFrame#bar { background: @tell_soft; border: 2px solid @tell_line; border-radius: 12px; }

QFrame[kind="warning"] { background: @act_soft; border: 2px solid @act_line; border-radius: 14px; }
QFrame[kind="warning"] QLabel[kind="title"] { color: @on_act_soft; font-size: px(26)px; font-weight: 700; }
QFrame[kind="tell"] QLabel[kind="title"] { color: @tell; font-size: px(20)px; font-weight: 700; }
QFrame[kind="red-line"] { background: @act_divider; border: none; min-height: 1px; max-height: 1px; }
QFrame[kind="red-upright"] { background: @act_divider; border: none; min-width: 1px; max-width: 1px; min-height: 1px;
    max-height: 9999px; }
QFrame#call { background: @act; border: none; border-radius: 12px; }
QFrame#call QLabel { color: @on_act; }
QFrame#call QLabel[kind="number"] { font-size: px(26)px; font-weight: 700; }
QFrame#call QLabel[kind="label-on-act"] { font-size: px(15)px; font-weight: 500; }
QFrame#call QPushButton { background: transparent; color: @on_act; border: 1px solid @on_act; }
QFrame#call QPushButton:hover { background: @act_hover; }
QFrame#second { background: @surface; border: 2px solid @act_line; border-radius: 12px; }
QFrame#second QPushButton { background: transparent; color: @act; border: 2px solid @act; min-height: px(41)px; }
QFrame#large-number { background: @surface; }
QPushButton[kind="entry"] { background: transparent; border: none; border-radius: 6px; padding: 0 4px;
    min-height: px(44)px; }
QPushButton[kind="entry"]:hover { background: @surface; }

QTableView { background: @surface; alternate-background-color: @sunken; border: 1px solid @line; border-radius: 14px;
    gridline-color: @line; selection-background-color: @primary_soft; selection-color: @text; }
QTableView { outline: none; }
QTableView::item { padding: 0 5px; }
QTableView::item:selected { background: @primary_soft; color: @text; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView[kind="plain"] { border: none; border-radius: 0; }
QHeaderView { background: @sunken; }
QHeaderView[kind="dates"] { background: @surface; }
QLabel[kind="corner"] { background: @sunken; border: none; border-bottom: 1px solid @line; padding-left: 16px;
    font-size: px(14)px; font-weight: 600; }
QHeaderView::section { background: @sunken; color: @text2; border: none; border-bottom: 1px solid @line;
    padding: 6px 8px; font-size: px(14)px; font-weight: 600; }
QTableCornerButton::section { background: @sunken; border: none; }
QListWidget, QListView { background: @surface; border: 1px solid @outline; border-radius: 10px; outline: none;
    padding: 4px; }
QListWidget::item, QListView::item { min-height: px(44)px; padding: 0 8px; border-radius: 6px; }
QListWidget::item:selected, QListView::item:selected { background: @primary_soft; color: @on_primary_soft; }

QMenu { background: @surface; color: @text; border: 1px solid @outline; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 0 24px 0 32px; min-height: px(44)px; border-radius: 6px; }
QMenu::item:selected { background: @primary_soft; color: @on_primary_soft; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }

QCalendarWidget QWidget { background: @surface; color: @text; }
QCalendarWidget QAbstractItemView { selection-background-color: @primary; selection-color: @on_primary; outline: none; }
QCalendarWidget QAbstractItemView:disabled { color: @text3; }
QCalendarWidget QToolButton { border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @sunken; }

QProgressBar { background: @sunken; border: 1px solid @outline; border-radius: 6px; min-height: px(16)px;
    max-height: px(16)px; text-align: center; color: transparent; }
QProgressBar::chunk { background: @primary; border-radius: 4px; }

QScrollBar:vertical { background: transparent; width: px(10)px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: px(10)px; margin: 2px; }
QScrollBar::handle { background: @outline; border-radius: 4px; min-height: 44px; min-width: 44px; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(colors: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The style sheet in these colors; ``px`` scales the lengths that grow with the text."""
    sized = _LENGTH.sub(lambda length: str(px(float(length[1]))), _TEMPLATE)
    return _COLOR.sub(lambda role: colors[role[1]], sized)
