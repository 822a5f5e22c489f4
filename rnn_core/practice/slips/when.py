"""When a slip can happen: what is asked for, and what its working has."""

from __future__ import annotations

from collections.abc import Callable

from rnn_core.activations import ACTIVATIONS
from rnn_core.practice.questions import BACKWARD, SUMS, Question


def always(question: Question) -> bool:
    """In every question."""
    return True


def a_state(question: Question) -> bool:
    """One state of one example is asked for."""
    return question.kind in ("state", "y_hat")


def a_later_state(question: Question) -> bool:
    """A state that has another one before it."""
    return a_state(question) and question.at > 1


def a_state_of(activation: str) -> Callable[[Question], bool]:
    """A state of a network with this activation."""
    return lambda question: a_state(question) and question.scenario.activation == activation


def a_state_with_negative(weight: str) -> Callable[[Question], bool]:
    """A state to which a negative weight leads."""
    return lambda question: a_state(question) and getattr(question.scenario.weights, weight) < 0


def has_f(question: Question) -> bool:
    """The activation does something."""
    return question.scenario.activation != "identity"


def the_loss(question: Question) -> bool:
    """The loss is asked for."""
    return question.kind == "loss"


def a_term(question: Question) -> bool:
    """A term is asked for."""
    return question.kind == "term"


def a_gradient(question: Question) -> bool:
    """A gradient is asked for."""
    return question.kind == "gradient"


def a_new_weight(question: Question) -> bool:
    """A new weight is asked for."""
    return question.kind == "new_weight"


def backward(question: Question) -> bool:
    """The answer is made of terms."""
    return question.kind in BACKWARD


def backward_of(weight: str) -> Callable[[Question], bool]:
    """The answer is made of the terms of this weight."""
    return lambda question: backward(question) and question.parameter == weight


def over_examples(question: Question) -> bool:
    """The answer is a sum over the examples, or made of such."""
    return backward(question) or the_loss(question)


def over_several(count: int) -> Callable[[Question], bool]:
    """The same, over at least so many examples."""
    return lambda question: over_examples(question) and question.scenario.data.n >= count


def over_steps(question: Question, count: int = 2) -> bool:
    """The answer is made of the terms of at least so many steps."""
    return question.kind in SUMS and count <= question.scenario.data.T


def longest_way(question: Question) -> int:
    """Steps back from the last one to the term's; of a sum, to its first step."""
    return question.scenario.data.T - (question.at if a_term(question) else 1)


def steps_back(question: Question, count: int = 1) -> bool:
    """The error is carried back at least so many steps."""
    return backward(question) and longest_way(question) >= count


def has_slopes(question: Question) -> bool:
    """f′ is a factor of the terms, and not 1."""
    exact = question.scenario.rule == "exact" and has_f(question)
    return exact and backward(question)


def slopes_and_steps_back(question: Question) -> bool:
    """Both at once."""
    return has_slopes(question) and steps_back(question)


def slopes_from_the_state(question: Question) -> bool:
    """f′ is written from the state."""
    f = ACTIVATIONS[question.scenario.activation]
    return has_slopes(question) and f.slope_from_state is not None
