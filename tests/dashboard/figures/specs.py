"""Reading a Vega-Lite specification: what a chart shows, wherever in its layers it is."""

import re

from dashboard.display.palette import AROUND, COLOURS
from rnn_core import PRESETS, loss_floor, replay


def film_of(name, examples=None, epochs=None):
    """A preset's data, run and film, as the page makes them."""
    scenario = PRESETS[name]
    run = scenario.run()
    epochs = range(run.last_epoch + 1) if epochs is None else epochs
    examples = range(scenario.data.n) if examples is None else examples
    film = replay(scenario.data, run, scenario.activation, scenario.rule, epochs, examples)
    return scenario.data, run, film


def floor_of(name):
    return loss_floor(PRESETS[name].data, PRESETS[name].activation)


def layers(spec):
    """All single layers of a specification, also those of layers inside layers."""
    if "layer" not in spec:
        return [spec]
    return [leaf for layer in spec["layer"] for leaf in layers(layer)]


def marks(spec):
    """The kinds of marks, in the order in which they are drawn."""
    return [layer["mark"]["type"] for layer in layers(spec)]


def channels(spec, name):
    """The definitions of one channel in all layers that draw a field with it."""
    found = [layer["encoding"].get(name) for layer in layers(spec)]
    return [channel for channel in found if channel and "field" in channel]


def titles(spec, name):
    """The titles that the layers give an axis or a legend; all should be the same."""
    return {channel["title"] for channel in channels(spec, name) if "title" in channel}


def title(spec):
    """The title of the whole chart with its subtitle."""
    whole = spec["title"]
    return whole if isinstance(whole, str) else f"{whole['text']} {whole.get('subtitle', '')}"


def tooltips(spec):
    """For each layer that has tooltips: field -> the title that it is shown under."""
    tips = [layer["encoding"].get("tooltip") for layer in layers(spec)]
    return [{tip["field"]: tip.get("title") for tip in shown} for shown in tips if shown]


def filters(spec):
    """All filters of all layers."""
    steps = [step for layer in layers(spec) for step in layer.get("transform", ())]
    return {step["filter"] for step in steps if "filter" in step}


def playhead(spec):
    """The variable parameter that the player moves."""
    (parameter,) = [p for p in spec["params"] if p["name"] == "epoch_now"]
    return parameter


def assert_follows_the_theme(spec):
    """All its colours are of the light set, which the page puts into the theme's."""
    known = {*COLOURS.values(), *(light for light, _ in AROUND.values())}
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", str(spec))) <= known


def assert_a_chart_of_the_film(chart, last_epoch):
    """What every chart owes: title, description, data beside it, and the player's hand."""
    assert title(chart.spec)
    assert_follows_the_theme(chart.spec)
    assert chart.alt.endswith(".")
    assert not any(character.isdigit() for character in chart.alt)  # or it is drawn anew
    assert "datasets" not in chart.spec
    named = {layer["data"]["name"] for layer in layers(chart.spec) if "data" in layer}
    assert {chart.spec["data"]["name"], *named} == set(chart.datasets)
    parameter = playhead(chart.spec)
    assert parameter["value"] == 0
    assert parameter["bind"]["max"] == max(last_epoch, 1)
    assert any("epoch_now" in step for step in filters(chart.spec))
    assert tooltips(chart.spec)
    assert all(None not in tip.values() for tip in tooltips(chart.spec))
