"""What a session without a browser understands of what the server says."""

import asyncio
import json

import pytest

pytest.importorskip("websockets.asyncio.client")

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.session import Cache, PageError, Session
from benchmarks.widgets import Widget, number_field, read, read_desk


class Server:
    """Answers each question with the next list of messages, and keeps the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.questions = []
        self.waiting = []

    async def send(self, question):
        self.questions.append(BackMsg.FromString(question).rerun_script)
        self.waiting = [message.SerializeToString() for message in self.answers.pop(0)]

    async def recv(self):
        return self.waiting.pop(0)


def begin(oldest=2):
    message = ForwardMsg()
    message.new_session.page_script_hash = "page"
    message.new_session.config.max_cached_message_age = oldest
    return message


def end(status=ForwardMsg.FINISHED_SUCCESSFULLY):
    return ForwardMsg(script_finished=status)


def delta(element):
    message = ForwardMsg()
    message.delta.new_element.CopyFrom(element)
    return message


def number(label="W_a", name="id of W_a", **more):
    element = Element()
    field = element.number_input
    field.id, field.label = name, label
    for key, value in {"default": 1.0, **more}.items():
        setattr(field, key, value)
    return element


def desk(ack=-1, boot="abc", name="id of the desk"):
    element = Element()
    part = element.bidi_component
    part.id, part.component_name = name, "rnn_by_hand_told"
    letters = {"w_a": "W_a", "w_x": "W_x", "a0": "a⟨0⟩"}
    part.json = json.dumps({"boot": boot, "ack": ack, "letters": letters})
    return element


def outs(question):
    return {
        state.id: json.loads(state.json_value)["out"]
        for state in question.widget_states.widgets
    }


def large(text="a large picture"):
    message = delta(Element())
    message.delta.new_element.markdown.body = text
    message.hash, message.metadata.cacheable = "hash of it", True
    return message


def sent(question):
    return {state.id: state.double_value for state in question.widget_states.widgets}


def talk(server, *edits):
    async def conversation():
        session = Session(server)
        runs = [await session.run()]
        for value in edits:
            runs.append(await session.edit("W_a", value))  # noqa: PERF401 (one after the other)
        return runs

    return asyncio.run(conversation())


def test_an_edit_sends_every_widget_and_the_new_value():
    first = [begin(), delta(number()), delta(number("W_x", "id of W_x", default=0.5)), end()]
    server = Server(first, [begin(), delta(number()), end()])
    talk(server, -0.25)
    assert sent(server.questions[0]) == {}
    assert sent(server.questions[1]) == {"id of W_a": -0.25, "id of W_x": 0.5}
    assert server.questions[1].page_script_hash == "page"


def test_a_widget_that_is_not_drawn_again_is_gone_and_an_edited_one_keeps_its_value():
    first = [begin(), delta(number()), delta(number("W_x", "id of W_x")), end()]
    again = [begin(), delta(number()), end()]
    server = Server(first, again, again)
    talk(server, -0.25, 2.0)
    assert sent(server.questions[2]) == {"id of W_a": 2.0}


def test_every_byte_of_a_run_is_counted_and_a_reference_as_what_it_is():
    reference = ForwardMsg(ref_hash="hash of it")
    first, second = [begin(), large(), delta(number()), end()], [begin(), reference, end()]
    runs = talk(Server(first, second), 0.5)
    assert [run.received for run in runs] == [
        sum(message.ByteSize() for message in messages) for messages in (first, second)
    ]


def test_the_server_is_told_what_the_tab_has_in_its_cache():
    server = Server([begin(), large(), delta(number()), end()], [begin(), end()])
    talk(server, 0.5)
    assert list(server.questions[0].cached_message_hashes) == []
    assert list(server.questions[1].cached_message_hashes) == ["hash of it"]


def test_a_message_stays_in_the_cache_for_as_many_runs_as_the_server_says():
    cache = Cache(oldest=1)
    cache.resolve(large())
    cache.end_run()
    found = cache.resolve(ForwardMsg(ref_hash="hash of it"))
    assert found.delta.new_element.markdown.body == "a large picture"
    cache.end_run()
    cache.end_run()
    with pytest.raises(PageError, match="never had"):
        cache.resolve(ForwardMsg(ref_hash="hash of it"))


def test_an_exception_on_the_page_is_an_error():
    element = Element()
    element.exception.type, element.exception.message = "ValueError", "no such thing"
    with pytest.raises(PageError, match="ValueError: no such thing"):
        talk(Server([begin(), delta(element), end()]))


def test_a_run_that_begins_again_has_not_finished():
    early = end(ForwardMsg.FINISHED_EARLY_FOR_RERUN)
    server = Server([end(), begin(), early, begin(), delta(number()), end()], [begin(), end()])
    talk(server, 0.5)
    assert sent(server.questions[1]) == {"id of W_a": 0.5}


def test_the_address_that_the_page_writes_goes_with_the_next_edit():
    address = ForwardMsg()
    address.page_info_changed.query_string = "w_a=2"
    server = Server([begin(), address, delta(number()), end()], [begin(), end()])
    talk(server, 0.5)
    assert [question.query_string for question in server.questions] == ["", "w_a=2"]


def test_what_the_server_sets_replaces_what_the_tab_knows():
    known = {"id of W_a": Widget("W_a", "number_input", "double_value", 3.0)}
    assert read(number(), known)[1].value == 3.0
    assert read(number(value=7.0, set_value=True), known)[1].value == 7.0


def test_choices_are_sent_as_their_texts():
    element = Element()
    element.radio.id = "rule"
    element.radio.options.extend(["exact", "as in the note"])
    element.radio.default = 1
    name, widget = read(element, {})
    assert widget.state(name).string_value == "as in the note"
    element = Element()
    element.slider.id, element.slider.type = "rate", element.slider.SELECT_SLIDER
    element.slider.options.extend(["0.1", "0.2"])
    element.slider.default.append(1)
    name, widget = read(element, {})
    assert list(widget.state(name).string_array_value.data) == ["0.2"]


def test_components_and_charts_are_tolerated():
    component, chart = Element(), Element()
    component.bidi_component.id = "player"
    chart.vega_lite_chart.id = "loss"
    assert read(component, {}) is None
    assert read(chart, {}) is None
    assert read(Element(), {}) is None


def test_an_edit_of_the_desk_goes_by_its_component_numbered_after_the_last_one_taken():
    opened = [begin(), delta(desk()), delta(number("Zoom", "zoom")), end()]
    again = [begin(), delta(desk(ack=1)), delta(number("Zoom", "zoom")), end()]
    server = Server(opened, again, again)
    talk(server, -0.25, 2.0)
    first, second = server.questions[1:]
    edit = {"n": 1, "kind": "type", "field": "w_a", "text": "-0.25"}
    assert json.loads(first.widget_states.widgets[-1].json_value) == {
        "out": {"boot": "abc", "n": 1, "box": [edit]}
    }
    assert "zoom" in sent(first)
    told = {state.id: state for state in second.widget_states.widgets}["id of the desk"]
    edit = {"n": 2, "kind": "type", "field": "w_a", "text": "2.0"}
    assert json.loads(told.json_value)["out"] == {"boot": "abc", "n": 2, "box": [edit]}


def test_the_desk_goes_on_saying_what_it_said_and_nothing_before_the_first_edit():
    async def conversation(server):
        session = Session(server)
        await session.run()
        await session.edit("W_a", 0.5)
        await session.run()

    opened, again = [begin(), delta(desk()), end()], [begin(), delta(desk(ack=1)), end()]
    server = Server(opened, again, again)
    asyncio.run(conversation(server))
    assert [list(outs(question)) for question in server.questions] == [
        [],
        ["id of the desk"],
        ["id of the desk"],
    ]
    assert outs(server.questions[1]) == outs(server.questions[2])


def test_a_field_of_the_desk_is_found_by_the_letter_in_its_label():
    found = read_desk(desk())
    for label, field in (("W_a at the start", "w_a"), ("W_x", "w_x"), ("a⟨0⟩", "a0")):
        typed = json.loads(found.typed(label, 0.7).value)["out"]["box"][0]
        assert (typed["field"], typed["text"]) == (field, "0.7")
    with pytest.raises(LookupError, match="W_a, W_x"):
        found.typed("epochs", 1)
    assert read_desk(number()) is None


def test_a_field_is_found_by_its_label_or_by_a_part_of_it():
    fields = [
        ("long", Widget("initial W_a", "number_input", "double_value", 1.0)),
        ("text", Widget("W_a", "text_input", "string_value", "1")),
    ]
    exact = ("exact", Widget("W_a", "number_input", "double_value", 1.0))
    assert number_field(fields, "W_a") == "long"
    assert number_field([*fields, exact], "W_a") == "exact"
    assert number_field([exact], "W_a at the start") == "exact"
    with pytest.raises(LookupError, match="initial W_a"):
        number_field(fields, "W_x")
