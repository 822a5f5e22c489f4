"""One colour for one quantity, on the whole page.

Every colour has the same luminance (about 0.18), so that it is read on a white page
(4.5 : 1) and on a dark one (4.3 : 1) alike, and a formula, which cannot follow the theme,
needs no second set. Because lightness does not tell them apart, nothing on the page is
told by colour alone: each has its letter beside it, and lines in one chart differ in
dash or mark too. Pairs that share a chart differ for colour-blind eyes (tested).
"""

COLOURS = {
    "x": "#078847",
    "a": "#9658d5",
    "y": "#977008",
    "w_x": "#c4540a",
    "w_a": "#2075dd",
    "delta": "#da2b82",
    "slope": "#08819a",
    "loss": "#da3a2f",
}
"""x inputs, a states and predictions, y targets, delta and terms, slope f'."""


GREY = "#7f8391"
"""Small print in a chart, on a light page and on a dark one."""


def tex(quantity: str, body: str) -> str:
    """A piece of a formula in the colour of its quantity.

    >>> tex("y", "1")
    '\\\\textcolor{#977008}{1}'
    """
    return rf"\textcolor{{{COLOURS[quantity]}}}{{{body}}}"
