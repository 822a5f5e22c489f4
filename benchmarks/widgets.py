"""The widgets of the page as a tab keeps them, with the values sent for the next run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState


class Widget(NamedTuple):
    """A widget of the page, its value, and the field of WidgetState for this value."""

    label: str
    kind: str
    field: str
    value: Any

    def state(self, name: str) -> WidgetState:
        """The message with the value."""
        if self.field.endswith("_array_value"):
            state = WidgetState(id=name)
            getattr(state, self.field).data.extend(self.value)
            return state
        return WidgetState(id=name, **{self.field: self.value})


def _plain(part: Any) -> Any:
    return part.value if part.set_value else part.default


def _chosen(part: Any) -> str:
    if part.set_value:
        return part.raw_value
    return part.options[part.default] if part.HasField("default") else ""


def _several(part: Any) -> list[str]:
    if part.set_value:
        return list(part.raw_values)
    # In a group of buttons an option is a message, in a multiselect it is a text.
    options = [getattr(option, "content", option) for option in part.options]
    return [options[index] for index in part.default]


def _on_slider(part: Any) -> list[float] | list[str]:
    if part.type != part.SELECT_SLIDER:
        return list(part.value if part.set_value else part.default)
    if part.set_value:
        return list(part.raw_value)
    return [part.options[int(index)] for index in part.default]


READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "checkbox": ("bool_value", _plain),
    "number_input": ("double_value", _plain),
    "text_input": ("string_value", _plain),
    "text_area": ("string_value", _plain),
    "selectbox": ("string_value", _chosen),
    "radio": ("string_value", _chosen),
    "button_group": ("string_array_value", _several),
    "multiselect": ("string_array_value", _several),
    "slider": ("double_array_value", _on_slider),
}
"""How to read each kind. The others (components, charts, buttons) send no value until somebody
uses them, so they are left out, as in a real tab."""


def read(element: Element, known: Mapping[str, Widget]) -> tuple[str, Widget] | None:
    """The id and the widget in this element; None if it contains no widget with a value.

    The value that the tab has stays, unless the server sets another one.
    """
    kind = element.WhichOneof("type")
    if kind not in READERS:
        return None
    part = getattr(element, kind)
    if part.id in known and not part.set_value:
        return part.id, known[part.id]
    field, value = READERS[kind]
    if kind == "slider" and part.type == part.SELECT_SLIDER:
        field = "string_array_value"
    return part.id, Widget(part.label, kind, field, value(part))


TOLD = "rnn_by_hand_told"
"""The component by which the server sends its state, and the tab its edits."""


class Desk(NamedTuple):
    """This component of the page, with the state that it received."""

    name: str
    told: Mapping[str, Any]

    def typed(self, label: str, value: float) -> Widget:
        """The component after a number was typed into the field with this label.

        The label is the letter of a weight; in the browser there are more words beside it.
        """
        letters = self.told["letters"]
        found = [field for field, letter in letters.items() if letter in label]
        if not found:
            shown = ", ".join(letters.values())
            raise LookupError(f"no number field {label} on the page; there are: {shown}")
        n = max(self.told["ack"], 0) + 1
        edit = {"n": n, "kind": "type", "field": found[0], "text": str(value)}
        out = {"boot": self.told["boot"], "n": n, "box": [edit]}
        return Widget(label, "component", "json_value", json.dumps({"out": out}))


def read_desk(element: Element) -> Desk | None:
    """The desk in this element; None if it is something else."""
    if element.WhichOneof("type") != "bidi_component":
        return None
    part = element.bidi_component
    return Desk(part.id, json.loads(part.json)) if part.component_name == TOLD else None


def number_field(widgets: Iterable[tuple[str, Widget]], label: str) -> str:
    """The id of the number field with this label, or else with a longer or shorter one."""
    fields = [(name, widget) for name, widget in widgets if widget.kind == "number_input"]
    exact = [name for name, widget in fields if widget.label == label]
    longer = [name for name, widget in fields if label in widget.label]
    found = exact or longer or [name for name, widget in fields if widget.label in label]
    if not found:
        labels = ", ".join(widget.label for _, widget in fields) or "none"
        raise LookupError(f"no number field {label} on the page; there are: {labels}")
    return found[0]
