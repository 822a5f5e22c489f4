"""Reading a Vega-Lite specification: what a chart shows, wherever in its layers it is."""


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


def tooltip_fields(spec):
    """For each layer that has tooltips, the fields that they show."""
    tips = [layer["encoding"].get("tooltip") for layer in layers(spec)]
    return [[tip["field"] for tip in tip_list] for tip_list in tips if tip_list]


def playhead(spec):
    """The variable parameter that the player moves."""
    (parameter,) = [p for p in spec["params"] if p["name"] == "epoch_now"]
    return parameter
