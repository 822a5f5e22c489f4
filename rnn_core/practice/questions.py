"""The questions of a scenario: every number of the lesson, in its order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rnn_core.arrays import whole_number
from rnn_core.equations import Network, Quantity
from rnn_core.network import ForwardPass, Gradients, backward, forward
from rnn_core.scenario import Scenario
from rnn_core.terms import PARAMETERS, term_label
from rnn_core.training import updated

KINDS = ("state", "y_hat", "loss", "term", "gradient", "new_weight")
"""What can be asked for, in the lesson's order."""

BACKWARD = ("term", "gradient", "new_weight")
"""The questions whose answer is made of terms."""

SUMS = ("gradient", "new_weight")
"""Those whose answer is made of the terms of all steps."""

SYMBOLS = {"w_x": "W_x", "w_a": "W_a"}
"""The weights as the lesson writes them."""

MOST_DECIMALS = 10
"""A float holds about 15 digits: beyond this the last ones would be noise."""

MOST_QUESTIONS = 60
"""More is no work for a pencil."""


@dataclass(frozen=True)
class Question:
    """One number to be worked out by hand, at the scenario's first weights and rule.

    Attributes
    ----------
    key : str
        ``a[1,2]`` (example 1, step 2), ``y_hat[1]``, ``loss``, ``(a)``, ``grad_w_x``,
        ``new_w_x``.
    kind : str
        One of ``KINDS``.
    scenario : Scenario
    decimals : int
        To which the answer is asked for.
    answer : float
        With nothing rounded.
    example : int or None
        From 1; for states and predictions.
    step : int or None
        From 1; for states, predictions (the last one) and terms.
    parameter : "w_x", "w_a" or None
        For terms, gradients and new weights.
    """

    key: str
    kind: str
    scenario: Scenario
    decimals: int
    answer: float
    example: int | None = None
    step: int | None = None
    parameter: str | None = None

    @property
    def name(self) -> str:
        """What is asked for, in words and in the lesson's letters."""
        if self.kind == "state":
            return f"a⟨{self.step}⟩ of example {self.example}"
        if self.kind == "y_hat":
            return f"ŷ of example {self.example}"
        if self.kind == "loss":
            return "the loss"
        if self.kind == "term":
            return self.key
        before = "the gradient of" if self.kind == "gradient" else "the new"
        return f"{before} {self.symbol}"

    @property
    def symbol(self) -> str:
        """The weight that it belongs to, as the lesson writes it; else empty."""
        return SYMBOLS.get(self.parameter or "", "")

    @property
    def at(self) -> int:
        """The step, where there is one, else the last."""
        return self.step or self.scenario.data.T

    @property
    def network(self) -> Network:
        """What the equations of its scenario depend on."""
        scenario = self.scenario
        return Network(scenario.data.T, scenario.activation, scenario.rule)

    @property
    def quantity(self) -> Quantity:
        """What is asked for, as the equations name it."""
        letter = {"state": "a", "new_weight": "new"}.get(self.kind, self.kind)
        step = self.step if self.kind in ("state", "term") else None
        return Quantity(letter, step, self.parameter)


def fits_on_paper(scenario: Scenario) -> bool:
    """Whether there are few enough questions: a page should not offer practice for more.

    All are counted, also those whose number is too large to be held. For a larger scenario
    ``check`` does not look for slips whose number was rounded.

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
        new = updated(getattr(scenario.weights, w), getattr(grad, w), scenario.learning_rate)
        yield Question(f"new_{w}", "new_weight", scenario, decimals, new, parameter=w)
