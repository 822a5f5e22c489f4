"""All questions of a scenario, in the lesson's order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from rnn_core.arrays import whole_number
from rnn_core.network import ForwardPass, Gradients, backward, forward
from rnn_core.practice.question import Question
from rnn_core.scenario import Scenario
from rnn_core.terms import PARAMETERS, term_label

MOST_DECIMALS = 10
"""A float holds about 15 digits: beyond this the last ones would be noise."""

MOST_QUESTIONS = 60
"""More is no work for a pencil."""


def fits_on_paper(scenario: Scenario) -> bool:
    """Whether there are few enough questions: a page should not offer practice for more.

    They are counted without being asked, those too large to be held among them.
    For a larger scenario ``check`` does not look for slips whose number was rounded.

    >>> from rnn_core import PRESETS
    >>> fits_on_paper(PRESETS["note"]), fits_on_paper(PRESETS["roelants"])
    (True, False)
    """
    n, T = scenario.data.n, scenario.data.T  # noqa: N806 (the lesson's letter)
    in_step_1 = n * T + n + 1  # states, predictions, the loss
    in_steps_2_and_3 = (T + 2) * len(PARAMETERS)  # terms, gradient, new weight
    return in_step_1 + in_steps_2_and_3 <= MOST_QUESTIONS


def questions(scenario: Scenario, decimals: int = 2) -> tuple[Question, ...]:
    """Everything that the lesson works out in one epoch, in its order.

    The states of each example, the predictions, the loss; the terms from the last step to
    the first; the gradients and the new weights, W_x before W_a as in the lesson. A number
    that is too large to be held is not asked for.

    Parameters
    ----------
    scenario : Scenario
        Its first weights and its rule are used.
    decimals : int
        0 to 10.

    Raises
    ------
    ValueError
        If decimals is no such number.

    Examples
    --------
    >>> from rnn_core import PRESETS
    >>> asked = questions(PRESETS["note_rule"])
    >>> [question.key for question in asked[:4]], len(asked)
    (['a[1,1]', 'a[1,2]', 'a[1,3]', 'a[2,1]'], 23)
    >>> [f"{q.key} {q.answer:.2f}" for q in asked[13:19]]
    ['(a) -2.07', '(b) -2.00', '(c) -2.07', '(d) -1.26', '(e) -1.65', '(f) 0.00']
    """
    places = whole_number(f"decimals {decimals!r}", decimals)
    if not 0 <= places <= MOST_DECIMALS:
        raise ValueError(f"decimals {places} is not between 0 and {MOST_DECIMALS}")
    return _questions(scenario, places)


@lru_cache(maxsize=8)
def _questions(scenario: Scenario, decimals: int) -> tuple[Question, ...]:
    fwd = forward(scenario.data, scenario.weights, scenario.activation)
    grad = backward(fwd, scenario.rule)
    found = (*_step_1(scenario, decimals, fwd), *_steps_2_and_3(scenario, decimals, grad))
    return tuple(question for question in found if math.isfinite(question.answer))


def _step_1(scenario: Scenario, decimals: int, fwd: ForwardPass) -> Iterator[Question]:
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    for i, states in enumerate(fwd.a.tolist(), start=1):
        for t in range(1, T + 1):
            key = f"a[{i},{t}]"
            yield Question(key, "state", scenario, decimals, states[t], example=i, step=t)
    for i, y_hat in enumerate(fwd.y_hat.tolist(), start=1):
        key = f"y_hat[{i}]"
        yield Question(key, "y_hat", scenario, decimals, y_hat, example=i, step=T)
    yield Question("loss", "loss", scenario, decimals, fwd.loss)


def _steps_2_and_3(scenario: Scenario, decimals: int, grad: Gradients) -> Iterator[Question]:
    T = scenario.data.T  # noqa: N806 (the lesson's letter)
    terms = {"w_x": grad.step_w_x.tolist(), "w_a": grad.step_w_a.tolist()}
    for t in range(T, 0, -1):
        for w in PARAMETERS:
            term = terms[w][t - 1]
            key = term_label(w, t, T)
            yield Question(key, "term", scenario, decimals, term, step=t, parameter=w)
    for w in PARAMETERS:
        gradient = getattr(grad, w)
        yield Question(f"grad_{w}", "gradient", scenario, decimals, gradient, parameter=w)
    for w in PARAMETERS:
        # w ← w − η (a + c + e), lesson's step 3 with its signs and its rate put right
        new = getattr(scenario.weights, w) - scenario.learning_rate * getattr(grad, w)
        yield Question(f"new_{w}", "new_weight", scenario, decimals, new, parameter=w)
