"""All views. A new view is a module, a line here, and its name in ``settings.VIEW_NAMES``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.stage.moment import Moment
from dashboard.views import backward, forward, landscape, update
from dashboard.views.note_checked import view as note_checked
from dashboard.views.practice import view as practice
from dashboard.views.vectorized import view as vectorized


@dataclass(frozen=True)
class View:
    """The title in the bar, and the function that draws the view below its heading."""

    title: str
    draw: Callable[[Moment], None]


VIEWS = {
    "forward": View("Forward", forward.draw),
    "backward": View("Backward", backward.draw),
    "update": View("Update", update.draw),
    "landscape": View("Landscape", landscape.draw),
    "vectorized": View("Vectorized", vectorized.draw),
    "practice": View("Practice", practice.draw),
    "note_checked": View("The note, checked", note_checked.draw),
}
"""Name in the link -> view, in the order of the bar."""
