"""Contrast as in WCAG 2; distance as in OKLab; eyes as in Machado, Oliveira, Fernandes 2009."""

import itertools
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from dashboard.display.palette import AROUND, DARK, LIGHT, css_variables, tex

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
THEMES = {"light": LIGHT, "dark": DARK}

# The smallest distance (times 100) of any two quantities, for any of the eyes below.
APART = {"light": 5.1, "dark": 5.6}

# Without cones for red (protan), green (deutan), blue (tritan): severity 1, on linear RGB.
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
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
PAIRS = list(itertools.combinations(LIGHT, 2))

each_theme = pytest.mark.parametrize("theme", THEMES)


def linear_rgb(colour):
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(colour, other):
    luminances = [np.dot([0.2126, 0.7152, 0.0722], linear_rgb(c)) for c in (colour, other)]
    return (max(luminances) + 0.05) / (min(luminances) + 0.05)


def oklab(linear):
    return TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(linear, 0, 1))


def distance(colour, other, eyes):
    seen = [oklab(EYES[eyes] @ linear_rgb(c)) for c in (colour, other)]
    return 100 * float(np.linalg.norm(seen[0] - seen[1]))


def configured(theme, name):
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme][name]


def around(name, theme):
    return AROUND[name][list(THEMES).index(theme)]


def test_these_tests_measure_as_the_standards_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert oklab(linear_rgb("#ff0000")) == pytest.approx([0.62796, 0.22486, 0.12585], abs=1e-4)
    assert oklab(linear_rgb("#ffffff")) == pytest.approx([1, 0, 0], abs=1e-4)
    # Red and green of one lightness: far apart, but not for those without one of the cones.
    assert distance("#c04040", "#408040", "ordinary") > 24
    assert distance("#c04040", "#408040", "deutan") < 8
    for eyes in EYES:  # grey is grey for all
        assert EYES[eyes] @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-5)


@each_theme
def test_both_sets_have_every_quantity_in_full_notation(theme):
    assert list(THEMES[theme]) == list(LIGHT)
    named = [*THEMES[theme].values(), *(around(name, theme) for name in AROUND)]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in named)


@each_theme
@pytest.mark.parametrize("quantity", [*LIGHT, "ink", "soft"])
def test_every_colour_is_read_on_page_and_sidebar_and_where_a_number_is_marked(quantity, theme):
    colour = THEMES[theme].get(quantity) or around(quantity, theme)
    sidebar = configured(theme, "secondaryBackgroundColor")
    for background in (around("page", theme), sidebar, around("mark", theme)):
        assert contrast(colour, background) >= 4.5


@each_theme
def test_controls_and_the_ring_are_seen_and_text_on_a_control_is_read(theme):
    page = around("page", theme)
    assert contrast(around("control", theme), page) >= 4.5
    assert contrast(around("ring", theme), page) >= 3


@each_theme
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_two_quantities_share_a_colour_for_any_eyes(one, other, eyes, theme):
    assert distance(THEMES[theme][one], THEMES[theme][other], eyes) >= APART[theme]


@each_theme
def test_controls_have_no_quantitys_colour(theme):
    control = around("control", theme)
    assert min(distance(control, colour, "ordinary") for colour in THEMES[theme].values()) > 10


@each_theme
def test_the_page_itself_has_the_same_colours(theme):
    names = {
        "primaryColor": "control",
        "backgroundColor": "page",
        "textColor": "ink",
        "borderColor": "line",
    }
    for option, name in names.items():
        assert configured(theme, option) == around(name, theme)


@pytest.mark.parametrize("quantity", LIGHT)
def test_a_coloured_piece_of_a_formula_keeps_its_body_and_its_braces(quantity):
    piece = tex(quantity, r"a^{\langle 1 \rangle}")
    assert piece == rf"\textcolor{{{LIGHT[quantity]}}}{{a^{{\langle 1 \rangle}}}}"


def test_every_colour_is_a_variable_that_follows_the_theme():
    (declared,) = re.findall(r"\.stApp \{([^}]*)\}", css_variables())
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", declared)
    pairs = {f"q-{quantity}": (LIGHT[quantity], DARK[quantity]) for quantity in LIGHT}
    assert {name: (light, dark) for name, light, dark in found} == {**pairs, **AROUND}


@pytest.mark.parametrize("quantity", LIGHT)
def test_a_formula_written_in_the_light_set_is_given_the_colour_of_the_theme(quantity):
    variable = f"var(--q-{quantity})"
    rgb = ", ".join(str(int(LIGHT[quantity][i : i + 2], 16)) for i in (1, 3, 5))
    rule = f'.katex [style*="rgb({rgb})"] {{ color: {variable} !important; }}'
    assert rule in css_variables().splitlines()


@pytest.mark.parametrize("part", ["fill", "stroke"])
def test_a_chart_drawn_in_the_light_set_is_given_the_colours_of_the_theme(part):
    rules = css_variables().splitlines()
    light = {f"q-{quantity}": colour for quantity, colour in LIGHT.items()}
    light |= {name: pair[0] for name, pair in AROUND.items()}
    for name, colour in light.items():
        assert f'.vega-embed [{part}="{colour}"] {{ {part}: var(--{name}); }}' in rules


def test_no_two_colours_of_the_light_set_are_written_alike():
    written = [*LIGHT.values(), *(light for light, _ in AROUND.values())]
    assert len(set(written)) == len(written)
