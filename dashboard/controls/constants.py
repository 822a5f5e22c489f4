"""What the controls in the browser know from the start: names, texts and bounds."""

from __future__ import annotations

from typing import Any

from dashboard.controls.number_fields import NUMBER_FIELDS
from dashboard.display.notation import NOTATIONS
from dashboard.display.texts import entries, prose
from rnn_core import ACTIVATIONS, PRESETS

RATE_STOPS = (
    *(digit * 10.0**power for power in range(-4, 1) for digit in (1, 2, 5)),
    10.0,
)
"""The stops of the coarse slider of learning rates: 1, 2 and 5 times each power of ten."""


def constants() -> dict[str, Any]:
    """All constants of the script; none of them depends on the settings."""
    presets = entries("presets")
    words = entries("controls")
    return {
        "presets": [(name, presets[name][0]) for name in PRESETS],
        "activations": list(ACTIVATIONS),
        "notations": [(name, notation.label) for name, notation in NOTATIONS.items()],
        "stops": [float(f"{stop:.1g}") for stop in RATE_STOPS],
        "help": dict(entries("help")),
        "numbers": {
            name: {"low": field.low, "high": field.high, "step": field.step}
            for name, field in NUMBER_FIELDS.items()
        },
        "texts": {
            "offline": words["offline"][1],
            "as_text": words["as_text"][1],
            "empties": prose("practice_empties"),
            "clears": prose("practice_clear"),
            "too_long": prose("too_long_for_a_link"),
            "seed": prose("practice_seed").replace("**", ""),
            "covered": [words["cover"][0], words["uncover"][0]],
            "show_key": [words["show_key"][0], words["hide_key"][0]],
        },
    }
