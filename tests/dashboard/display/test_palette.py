"""Contrast as in WCAG 2; colour-blind eyes as in Machado, Oliveira and Fernandes 2009."""

import itertools
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from dashboard.display.palette import COLOURS, tex

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"

# Without cones for red (protan) or green (deutan), on linear RGB; the paper's severity 1.
EYES = {
    "ordinary": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
# What lies in one chart, or stands in one formula beside each other.
TOGETHER = [("w_a", "w_x"), ("a", "y")]


def linear_rgb(colour):
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(colour, other):
    light, dark = sorted((TO_XYZ[1] @ linear_rgb(c) for c in (colour, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(linear):
    ratio = TO_XYZ @ linear / (TO_XYZ @ np.ones(3))
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(colour, other, eyes):
    seen = [np.clip(EYES[eyes] @ linear_rgb(c), 0, 1) for c in (colour, other)]
    return float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))


def background(theme):
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]["backgroundColor"]


def test_these_tests_measure_as_the_standards_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab(linear_rgb("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    # Red and green of one lightness: far apart, but not for those without one of the cones.
    assert distance("#c04040", "#408040", "ordinary") > 60
    assert distance("#c04040", "#408040", "deutan") < 20


@pytest.mark.parametrize("quantity", COLOURS)
@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.2)])
def test_every_colour_is_read_on_both_backgrounds(quantity, theme, least):
    assert contrast(COLOURS[quantity], background(theme)) >= least


def test_the_light_background_is_white():
    assert background("light") == "#ffffff"


@pytest.mark.parametrize(("one", "other"), TOGETHER)
@pytest.mark.parametrize("eyes", EYES)
def test_colours_in_one_chart_differ_for_all_eyes(one, other, eyes):
    assert distance(COLOURS[one], COLOURS[other], eyes) > 15


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(COLOURS, 2)))
def test_no_two_quantities_share_a_colour(one, other):
    assert distance(COLOURS[one], COLOURS[other], "ordinary") > 15


@pytest.mark.parametrize("quantity", COLOURS)
def test_a_coloured_piece_of_a_formula_keeps_its_body_and_its_braces(quantity):
    piece = tex(quantity, r"a^{\langle 1 \rangle}")
    assert COLOURS[quantity] in piece
    assert r"{a^{\langle 1 \rangle}}" in piece
    assert piece.count("{") == piece.count("}")
    assert re.fullmatch(r"#[0-9a-f]{6}", COLOURS[quantity])
