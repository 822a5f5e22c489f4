"""One number to be worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass

from rnn_core.scenario import Scenario

KINDS = ("state", "y_hat", "loss", "term", "gradient", "new_weight")
"""What can be asked for, in the lesson's order."""

SYMBOLS = {"w_x": "W_x", "w_a": "W_a"}
"""The weights as the lesson writes them."""


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
