"""One colour for each quantity, the same on the whole page; one set for light, one for dark.

There are two sets because colours that are readable on both white and black all have the
same brightness, and then many people cannot tell orange from red. The browser chooses the set
(see ``css_variables``), so a change of theme needs no new page. Everything in the backward
pass is pink. Controls are never in the colour of a quantity. The tests check the contrast of
every colour, and the difference of every two colours, for colour-blind readers too.
"""

LIGHT = {
    "x": "#166633",
    "a": "#5b1296",
    "y": "#7c6c0a",
    "w_x": "#953e04",
    "w_a": "#0e56fe",
    "delta": "#d0097f",
    "slope": "#03757a",
    "loss": "#780c0f",
}
"""x inputs, a states and predictions, y targets, delta and terms, slope f'."""

DARK = {
    "x": "#1be492",
    "a": "#cdb2ff",
    "y": "#fbcd23",
    "w_x": "#fe7522",
    "w_a": "#6798fd",
    "delta": "#f78ec8",
    "slope": "#70f1fd",
    "loss": "#ec8474",
}

AROUND = {
    "page": ("#ffffff", "#0b0d12"),
    "ink": ("#1d2129", "#e6e8ec"),
    "soft": ("#5b606d", "#a3a9b6"),
    "line": ("#dfe2e8", "#262b36"),
    "mark": ("#fff1c2", "#3a3110"),
    "ring": ("#a87b00", "#e0b43a"),
    "control": ("#2f3644", "#d3d8e2"),
}
"""(Light, dark): background, text, small print, lines, chosen cells, their ring, controls."""

COLOURS = LIGHT
"""The colours in charts and formulas; the page replaces them by those of its theme."""

PAGE, INK, SOFT, LINE = (AROUND[name][0] for name in ("page", "ink", "soft", "line"))
"""For charts: background (and text on a filled node), text, small print, lines."""


def tex(quantity: str, body: str) -> str:
    """A piece of a formula in the colour of its quantity.

    >>> tex("y", "1")
    '\\\\textcolor{#7c6c0a}{1}'
    """
    return rf"\textcolor{{{COLOURS[quantity]}}}{{{body}}}"


def css_variables() -> str:
    """The style sheet that gives the whole page the colours of its theme.

    KaTeX cannot use CSS variables, and a chart with variables would lose its colours when
    it is saved as a picture. So both use the light set, and the style sheet replaces each of
    these colours on the page by that of the theme.
    """
    pairs = {f"q-{quantity}": (LIGHT[quantity], DARK[quantity]) for quantity in LIGHT} | AROUND
    variables = [f"  --{name}: light-dark({', '.join(pair)});" for name, pair in pairs.items()]
    charts = [
        f'.vega-embed [{part}="{light}"] {{ {part}: var(--{name}); }}'
        for name, (light, _) in pairs.items()
        for part in ("fill", "stroke")
    ]
    formulas = [
        f'.katex [style*="{_as_katex_has_it(light)}"] {{ color: var(--{name}) !important; }}'
        for name, (light, _) in pairs.items()
        if name not in AROUND
    ]
    return "\n".join([".stApp {", *variables, "}", *charts, *formulas])


def _as_katex_has_it(colour: str) -> str:
    """
    >>> _as_katex_has_it("#0e56fe")
    'rgb(14, 86, 254)'
    """
    return f"rgb{tuple(bytes.fromhex(colour[1:]))}"
