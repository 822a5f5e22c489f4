"""Formulas, charts and controls have the colours of the theme, without the server's help."""

import pytest
from playwright.sync_api import Page

from dashboard.display.palette import AROUND, DARK, LIGHT
from tests.browser.steps import settle, visit

# Only what is coloured by the style of the page, and as the eye gets it.
SHOWN = """() => {
  const found = { formulas: {}, charts: {} };
  for (const piece of document.querySelectorAll('.katex [style*="color: rgb"]'))
    found.formulas[piece.style.color] = getComputedStyle(piece).color;
  for (const part of ["fill", "stroke"])
    for (const drawn of document.querySelectorAll(`.vega-embed [${part}^="#"]`))
      found.charts[drawn.getAttribute(part)] = getComputedStyle(drawn)[part];
  const paper = document.querySelector(".vega-embed svg");
  found.paper = getComputedStyle(paper).backgroundColor;
  return found;
}"""


def rgb(colour: str) -> str:
    return f"rgb{tuple(bytes.fromhex(colour[1:]))}"


# In the charts of the stage and of these views.
DRAWN = {"forward": ("loss", "a"), "landscape": ("loss", "w_a", "w_x")}


def assert_has_the_set(
    page: Page, view: str, colours: dict[str, str], around: dict[str, str]
) -> None:
    shown = page.evaluate(SHOWN)
    assert len(shown["formulas"]) >= (3 if view == "forward" else 0)
    for quantity, light in LIGHT.items():
        assert shown["formulas"].get(rgb(light), rgb(colours[quantity])) == rgb(
            colours[quantity]
        )
    for name in DRAWN[view]:
        assert shown["charts"][LIGHT[name]] == rgb(colours[name])
    for name in ("ink", "soft", "line"):
        assert shown["charts"][AROUND[name][0]] == rgb(around[name])
    assert shown["paper"] == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("view", DRAWN)
def test_all_colours_follow_the_theme_while_the_page_is_open(page: Page, view: str) -> None:
    light, dark = ({name: pair[k] for name, pair in AROUND.items()} for k in (0, 1))
    page.emulate_media(color_scheme="dark")
    visit(page, f"view={view}")
    assert_has_the_set(page, view, DARK, dark)
    runs = page.seen.runs
    page.emulate_media(color_scheme="light")
    settle(page)
    assert_has_the_set(page, view, LIGHT, light)
    assert page.seen.runs == runs


def test_what_carries_the_colours_takes_no_room(page: Page) -> None:
    visit(page)
    assert page.locator(".st-key-controls_script").bounding_box() is None
