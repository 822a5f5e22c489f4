"""The widths of pieces of formulas, against those that a browser gave them."""

import pytest

from dashboard.formulas.width import width

# Pixels in Chromium at the page's size of a small formula, of which an em is 17.42.
MEASURED = [
    ("0.76", 31),
    (r"a^{\langle 3 \rangle}", 25),
    ("S_{[3]}^{(i)}", 26),
    (r"w_{\mathrm{rec}}", 28),
    (r"f'(z^{\langle 3 \rangle})", 53),
    ("0.5 - 1", 53),
    (r"0.5 \cdot 1", 44),
    ("0.5 = 1", 55),
    (r"\tanh(1)", 57),
    (r"\max(0,\, 1)", 74),
    (r"\tfrac{2}{3}", 10),
    (r"\frac{\partial a^{\langle 3 \rangle}}{\partial a^{\langle 2 \rangle}}", 40),
    (r"\frac{\partial^{+} a^{\langle 3 \rangle}}{\partial W_a}", 50),
    (r"5.49 \cdot 10^{12}", 74),
    (r"1 \text{ if } z > 0 \text{, else } 0.01", 141),
    (r"2 - 0.1 \cdot (-0.19 - 0.04 - 0.05)", 231),
    (r"\tfrac{2}{n} (a^{\langle 3 \rangle} - y) = \tfrac{2}{3} (0.96 - 3) = -1.36", 260),
]


@pytest.mark.parametrize(("tex", "pixels"), MEASURED)
def test_it_is_near_what_a_browser_gives(tex, pixels):
    assert width(tex) * 17.42 == pytest.approx(pixels, rel=0.05, abs=3)


def test_colours_and_alignment_have_no_width():
    plain = width("0.5 + 1")
    assert width(r"\textcolor{#2075dd}{0.5} + 1") == plain
    assert width(r"& 0.5 + 1 \\") == plain


@pytest.mark.parametrize(
    "broken", ["", "{", "}", "^", "_{", r"\frac{1}", r"\textcolor{", "a}b"]
)
def test_what_is_not_well_formed_does_not_stop_it(broken):
    assert width(broken) >= 0


def test_a_piece_is_set_once(monkeypatch):
    piece = r"0.42 \cdot (1 - 0.91^2)"
    first = width(piece)
    monkeypatch.setattr("dashboard.formulas.width._TOKEN", None)  # setting again would fail
    assert width(piece) == first
