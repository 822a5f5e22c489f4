"""The sentences: one for every slip and question, and none that nobody is told."""

import re
import string

import pytest

from rnn_core.practice import check, questions, sentences
from rnn_core.practice.questions import KINDS
from rnn_core.practice.sentences import sentence
from rnn_core.practice.slips.table import double_slips, single_slips, slips_of_rounding
from tests.rnn_core.practice.random_scenarios import random_scenario

VERDICTS = [name for name in sentences.sentences() if name.startswith("verdict: ")]
SLIPS = [name for name in sentences.sentences() if name not in VERDICTS]


def told(seeds, monkeypatch):
    """(heading, kind of question) of every sentence that is used."""
    used = set()

    def listening(name, kind="any", **values):
        used.add((name, kind))
        return sentence(name, kind, **values)

    monkeypatch.setattr("rnn_core.practice.slips.slip.sentence", listening)
    for seed in seeds:
        for question in questions(random_scenario(seed)):
            for table in (single_slips, slips_of_rounding, double_slips):
                _ = table(question).slips
    return used


def test_every_sentence_is_used_and_every_kind_it_is_for(monkeypatch):
    used = told(range(40), monkeypatch)
    assert {name for name, _ in used} == set(SLIPS)
    for name, of_kind in sentences.sentences().items():
        for kind in of_kind:
            if name in VERDICTS or kind == "any":
                continue
            assert (name, kind) in used, (name, kind)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_has_one_sentence_for_each_kind_of_question(name):
    for kind, text in sentences.sentences()[name].items():
        assert kind in (*KINDS, "any")
        assert re.fullmatch(r"[^.!?]+\.", text), text
        assert text[0].isupper() or text.startswith(("f′", "{", "a⟨"))
        assert len(text) <= 115, text


def test_the_braces_are_names():
    for of_kind in sentences.sentences().values():
        for text in of_kind.values():
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
            assert all(name.isidentifier() for name in names), text


def test_what_has_no_sentence_is_an_error():
    with pytest.raises(KeyError):
        sentence("no such slip")
    with pytest.raises(KeyError):
        sentence("wrong input", "loss", other=1, t=1)


def test_no_brace_is_left_in_what_is_said():
    for seed in range(6):
        for question in questions(random_scenario(seed)):
            for typed in ("17", repr(question.answer), repr(-question.answer), "x"):
                assert not re.search(r"[{}]", check(question, typed).message)
