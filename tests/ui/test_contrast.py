"""The colors of both themes: text and parts of controls stand out from what lies behind them (WCAG 2.2 AA)."""

import pytest

from diary.config.resources import Resources

TEXT, PART = 4.5, 3.0
GROUNDS = ("canvas", "surface", "sunken", "sidebar")
PAIRS = [
    *((role, ground, TEXT) for role in ("text", "text2", "text3", "primary") for ground in GROUNDS),
    *((role, ground, PART) for role in ("outline", "focus") for ground in GROUNDS),
    *((f"on_s{step}", f"s{step}", TEXT) for step in range(5)),
    *((ink, ground, TEXT) for ink, ground in (
        ("on_primary", "primary"), ("on_primary", "primary_hover"), ("on_primary_soft", "primary_soft"),
        ("text", "primary_soft"), ("text2", "primary_soft"),
        ("act", "surface"), ("on_act", "act"), ("on_act", "act_hover"), ("on_act_soft", "act_soft"),
        ("text", "act_soft"), ("text2", "act_soft"), ("text3", "act_soft"), ("primary", "act_soft"),
        ("tell", "tell_soft"), ("tell", "surface"), ("text", "tell_soft"), ("text2", "tell_soft"),
        ("primary", "tell_soft"), ("info", "info_soft"), ("text", "info_soft"), ("text2", "info_soft"),
        ("text3", "info_soft"), ("on_toast", "toast"), ("toast_link", "toast"),
    )),
    *((ink, ground, PART) for ink, ground in (
        ("act_line", "act_soft"), ("tell_line", "tell_soft"), ("tell_line", "canvas"), ("tell_line", "surface"),
        ("c_wbc", "surface"), ("c_anc", "surface"), ("c_hb", "surface"), ("c_plt", "surface"),
        ("c_temp", "surface"), ("c_thr", "surface"),
    )),
]  # fmt: skip


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_stands_out_from_its_ground(resources: Resources, mode: str, ink: str, ground: str, least: float) -> None:
    colors = resources.theme()[mode]
    assert contrast(colors[ink], colors[ground]) >= least


@pytest.mark.parametrize(("one", "other", "ratio"), [("#FFFFFF", "#000000", 21.0), ("#777777", "#FFFFFF", 4.48)])
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def contrast(one: str, other: str) -> float:
    """The contrast of two colors by WCAG: from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
