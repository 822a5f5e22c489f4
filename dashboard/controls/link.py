"""Every view is a link: convert settings to query parameters and back.

A link contains what differs from its preset. In ``x`` rows are separated by ``;`` and values
by ``,``; in ``y`` values are separated by ``,``. ``x`` without ``y`` means that the targets are
the sums. A value that cannot be read falls back to that of the preset, and a notice names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from dashboard.controls.limits import (
    LEARNING_RATES,
    MAX_ANSWERS,
    MAX_DECIMALS,
    MAX_EPOCHS,
    MAX_EXAMPLES,
    MAX_LINK,
    MAX_SEED,
    MAX_SIZE,
    MAX_STEPS,
)
from dashboard.controls.sequences import Sheet, read_sheet, shortened, too_long, too_many
from dashboard.controls.settings import SCALARS, VIEW_NAMES, Settings
from dashboard.display import numbers
from dashboard.display.notation import NOTATIONS
from rnn_core import ACTIVATIONS, PRESETS, RULES, Dataset, reading
from rnn_core.words import counted

DEFAULT_PRESET = "note"

_AMP = "amp;"
_AMPS = re.compile(f"^(?:{_AMP})+")


class Opened(NamedTuple):
    """A link that was read: settings, and a sentence for each value that was not used."""

    settings: Settings
    notices: tuple[str, ...]


def read(params: Mapping[str, str], sheet: Sheet | None = None) -> Opened:
    """The settings of a link; ``sheet`` are sequences that were too long for the link."""
    params = _names_mended(params)
    notices: list[str] = []
    preset = _take("preset", _one_of(PRESETS), params, DEFAULT_PRESET, notices)
    seed = _take("seed", _READERS["seed"], params, 0, notices)
    settings = Settings.opening(preset, seed)
    about_sheet: list[str] = []
    if sheet is None:
        sheet = _read_sequences(params, settings.sheet, about_sheet)
    readers = {
        **_READERS,
        "example": _place("example", len(sheet.x), MAX_EXAMPLES),
        "step": _place("step", sheet.length, MAX_STEPS),
    }
    if "step" in params:
        settings = replace(settings, step=min(settings.step, sheet.length))
    scalars = {
        name: _take(name, readers[name], params, getattr(settings, name), notices)
        for name in SCALARS
        if name != "seed"
    }
    scalars["answers"] = _take("answers", _answers, params, (), notices)
    settings = replace(settings, sheet=sheet, **scalars)
    if "view" not in params:
        settings = replace(settings, view=_opening_view(settings))
    return Opened(settings, (*notices, *about_sheet))


def _names_mended(params: Mapping[str, str]) -> dict[str, str]:
    """Remove "amp;" from names: learning platforms write & as &amp; in a link.

    >>> _names_mended({"preset": "note", "amp;w_a": "2", "amp;amp;preset": "x"})
    {'preset': 'note', 'w_a': '2'}
    """
    mended: dict[str, str] = {}
    for name in sorted(params, key=lambda name: name.startswith(_AMP)):
        mended.setdefault(_AMPS.sub("", name), params[name])
    return mended


def parameters(query: str) -> dict[str, str]:
    """The parameters of an address; if a name occurs twice, the last one is used."""
    return dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))


def write(settings: Settings, data: Dataset) -> dict[str, str]:
    """The parameters of a view: everything that differs from its preset.

    Sequences that are too long for an address are left out (see ``fits``).
    """
    preset = Settings.opening(settings.preset, settings.seed)
    own = settings.sheet.own_targets
    opened_with = _data_of(settings.preset, settings.seed)
    unchanged = data == opened_with and own == preset.sheet.own_targets
    sequences = () if unchanged else _carried(data, own) or ()
    answers = _written_answers(settings.answers)
    sent = replace(settings, answers=settings.answers if answers else ())
    return _start(settings) | dict(sequences) | _scalars(sent) | answers


def _start(settings: Settings) -> dict[str, str]:
    """The preset or the seed from which the settings started."""
    params = {} if settings.preset == DEFAULT_PRESET else {"preset": settings.preset}
    return params | ({"seed": str(settings.seed)} if settings.seed else {})


def _scalars(settings: Settings) -> dict[str, str]:
    """The scalar settings that differ from those at the start."""
    opened = Settings.opening(settings.preset, settings.seed)
    opened = replace(opened, view=_opening_view(settings))
    params = {}
    for name in SCALARS:
        value = getattr(settings, name)
        if value != getattr(opened, name):
            params[name] = numbers.plain(value) if isinstance(value, float) else str(value)
    return params


def _opening_view(settings: Settings) -> str:
    """The view of a link that names none: practice, if the link is about practice."""
    asked = settings.seed or settings.show_key or settings.covered or settings.answers
    return "practice" if asked else VIEW_NAMES[0]


def fits(data: Dataset, own_targets: bool) -> bool:
    """Whether these sequences fit in an address, with commas written as %2C."""
    return _carried(data, own_targets) is not None


def _carried(data: Dataset, own_targets: bool) -> tuple[tuple[str, str], ...] | None:
    """The parameters for these sequences; None if they are too long for an address."""
    # A number takes one character at least, and three more stand before the next one.
    if 4 * data.x.size - 3 > MAX_LINK:
        return None
    return _if_it_fits(data, own_targets)


@lru_cache(maxsize=16)
def _if_it_fits(data: Dataset, own_targets: bool) -> tuple[tuple[str, str], ...] | None:
    params = _sequences(data, own_targets)
    return tuple(params.items()) if len(urlencode(params)) <= MAX_LINK else None


@lru_cache(maxsize=32)
def _data_of(preset: str, seed: int) -> Dataset | None:
    return read_sheet(Settings.opening(preset, seed).sheet).data


def _written_answers(answers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The parameter for the answers; empty if there are none, or too many for an address."""
    if not answers:
        return {}
    text = json.dumps(dict(answers), ensure_ascii=False, separators=(",", ":"))
    return {"answers": text} if len(text) <= MAX_ANSWERS else {}


def _sequences(data: Dataset, own_targets: bool) -> dict[str, str]:
    x = ";".join(",".join(numbers.plain(value) for value in row) for row in data.x)
    y = {"y": ",".join(numbers.plain(value) for value in data.y)} if own_targets else {}
    return {"x": x, **y}


def _take(
    name: str,
    reader: Callable[[str], Any],
    params: Mapping[str, str],
    default: Any,
    notices: list[str],
) -> Any:
    if name not in params:
        return default
    try:
        return reader(params[name])
    except ValueError as fault:
        instead = numbers.plain(default) if isinstance(default, float) else default
        used = "" if default == () else f" {instead} is used."
        notices.append(f"{name}={shortened(params[name])}: {fault}{used}")
        return default


def _read_sequences(params: Mapping[str, str], preset: Sheet, notices: list[str]) -> Sheet:
    try:
        sheet = _rows(params["x"]) if "x" in params else preset
    except ValueError as fault:
        notices.append(f"x={shortened(params['x'])}: {fault} The preset's sequences are used.")
        if "y" in params:
            notices.append(
                f"y={shortened(params['y'])}: these targets belong to the unreadable x."
            )
        return preset
    if "y" not in params:
        return sheet
    try:
        y = tuple(_values(params["y"], "y", MAX_SIZE * MAX_STEPS))
        if len(y) != len(sheet.x):
            raise ValueError(f"{len(y)} targets do not match {len(sheet.x)} sequences.")
    except ValueError as fault:
        instead = "preset's targets" if sheet is preset else "sums"
        notices.append(f"y={shortened(params['y'])}: {fault} The {instead} are used.")
        return sheet
    return replace(sheet, y=y, own_targets=True)


def _rows(text: str) -> Sheet:
    lines = text.split(";")
    if len(lines) > MAX_EXAMPLES:
        raise ValueError(too_many("sequences", len(lines), MAX_EXAMPLES))
    rows = [tuple(_values(line, f"row {i}")) for i, line in enumerate(lines, start=1)]
    for i, row in enumerate(rows, start=1):
        if len(row) > MAX_STEPS:
            raise ValueError(too_long(len(row)))
        if len(row) != len(rows[0]):
            raise ValueError(f"row {i} has {len(row)} values, but row 1 has {len(rows[0])}.")
    return Sheet(tuple(rows), ("",) * len(rows), len(rows[0]), own_targets=False)


def _values(text: str, place: str, most: float = MAX_SIZE) -> list[str]:
    values = []
    for i, part in enumerate(text.split(","), start=1):
        value = reading.read(part).value
        if not part.strip():
            raise ValueError(f"{place}, value {i}, is empty.")
        if value is None:
            raise ValueError(f"{place}, value {i}, “{shortened(part)}”, is not a number.")
        if abs(value) > most:
            raise ValueError(f"{place}, value {i}, is larger than {most:,.0f}.")
        values.append(numbers.plain(value))
    return values


def _number(low: float, high: float) -> Callable[[str], float]:
    def reader(text: str) -> float:
        value = reading.read(text).value
        if value is None:
            raise ValueError("this is not a number.")
        if not low <= value <= high:
            raise ValueError(
                f"the number must be from {numbers.plain(low)} to {numbers.plain(high)}."
            )
        return value

    return reader


def _whole(low: int, high: int) -> Callable[[str], int]:
    def reader(text: str) -> int:
        value = reading.read(text).value
        if value is None or value != int(value):
            raise ValueError("this is not a whole number.")
        if not low <= value <= high:
            raise ValueError(f"the number must be from {low:,} to {high:,}.")
        return int(value)

    return reader


def _place(noun: str, count: int, most: int) -> Callable[[str], int]:
    """A reader for the number of an example or a step that exists."""

    def reader(text: str) -> int:
        place = _whole(1, most)(text)
        if place > max(1, count):
            raise ValueError(f"there {'is' if count == 1 else 'are'} {counted(count, noun)}.")
        return place

    return reader


def _answers(text: str) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(text) if len(text) <= MAX_ANSWERS else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise ValueError("these answers cannot be read, so the fields are empty.")
    if not all(map(_is_text, [*found, *found.values()])):
        raise ValueError("these answers cannot be read, so the fields are empty.")
    return tuple(sorted(found.items()))


def _is_text(text: str) -> bool:
    """Whether this is valid text; half of a surrogate pair cannot be sent on."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _one_of(names: Any) -> Callable[[str], str]:
    def reader(text: str) -> str:
        if text not in names:
            raise ValueError(f"the choices are {', '.join(names)}.")
        return text

    return reader


_READERS: dict[str, Callable[[str], Any]] = {
    "w_a": _number(-MAX_SIZE, MAX_SIZE),
    "w_x": _number(-MAX_SIZE, MAX_SIZE),
    "a0": _number(-MAX_SIZE, MAX_SIZE),
    "activation": _one_of(ACTIVATIONS),
    "learning_rate": _number(*LEARNING_RATES),
    "epochs": _whole(1, MAX_EPOCHS),
    "rule": _one_of(RULES),
    "decimals": _whole(0, MAX_DECIMALS),
    "notation": _one_of(NOTATIONS),
    "epoch": _whole(0, MAX_EPOCHS),
    "view": _one_of(VIEW_NAMES),
    "present": _whole(0, 1),
    "seed": _whole(0, MAX_SEED),
    "show_key": _whole(0, 1),
    "covered": _whole(0, 1),
}
