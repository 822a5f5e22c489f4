"""The links of a chain: each local derivative in symbols, with numbers, and as one number.

A term of step t goes from the loss to the last state, one link back for each step, and from
the state of step t to the weight: T − t + 2 links.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dashboard.display.notation import Notation
from dashboard.display.palette import tex
from dashboard.formulas.derivation import by, directly_by
from dashboard.formulas.formula import Formula, Stack, rounding_note
from dashboard.formulas.written import Written, as_set, counted, rate, rounded
from rnn_core import ACTIVATIONS, PARAMETERS, ForwardPass, slopes


class Term(NamedTuple):
    """Which term: the weight it belongs to, and the step at which the weight acts."""

    weight: str
    t: int


class Link(NamedTuple):
    """One factor of a chain.

    Attributes
    ----------
    name : str
        The derivative in plain text.
    derivative, local : str
        The derivative, and what it is, in symbols.
    numbers : Written
        The same with numbers.
    value : float
        With nothing rounded.
    computed : bool
        Whether the numbers are more than one.
    """

    name: str
    derivative: str
    local: str
    numbers: Written
    value: float
    computed: bool = True

    def formula(self, decimals: int) -> Formula:
        """The link as an equation of its own; a single number is not written twice."""
        value = rounded(self.value, decimals).tex
        numbers = (self.numbers.tex, value) if self.computed else (self.numbers.tex,)
        return Formula(
            self.derivative,
            (self.local, *numbers),
            rounding_note(self.value, self.numbers.value, decimals),
            name=self.name,
        )


class Chain:
    """Makes the links of one example; with no example, those of the example i in symbols.

    Parameters
    ----------
    fwd : ForwardPass
    rule : "exact" or "note"
        Whether f' is a factor.
    example : int
        Counted from 1.
    decimals : int
    notation : Notation
    mark : str
        What marks the example in symbols; empty if it need not be said.
    """

    def __init__(
        self,
        fwd: ForwardPass,
        rule: str,
        example: int,
        decimals: int,
        notation: Notation,
        mark: str = "",
    ) -> None:
        self.fwd, self.i, self.decimals = fwd, example - 1, decimals
        self.notation, self.mark = notation, mark
        self.slopes = slopes(fwd)[self.i]
        self.has_slopes = rule == "exact"

    def links(self, term: Term) -> list[Link]:
        """The whole chain of a term, from the loss to the weight."""
        T = self.fwd.data.T  # noqa: N806 (the lesson's letter)
        return [self.of_the_loss(), *map(self.back, range(T, term.t, -1)), self.direct(term)]

    def of_the_loss(self) -> Link:
        """∂L/∂a<T> = (2/n) (a<T> − y)."""
        n, T = self.fwd.data.n, self.fwd.data.T  # noqa: N806 (the lesson's letter)
        error = self.error()
        return Link(
            f"∂L/∂{self._plain('a', T)}",
            by("L", self._tex("a", T)),
            rf"\tfrac{{2}}{{n}} ({self.error_in_symbols()})",
            Written(rf"\tfrac{{2}}{{{n}}} ({error.tex})", 2 / n * error.value),
            2 / n * float(self.fwd.error[self.i]),
        )

    def error(self) -> Written:
        """ŷ − y with numbers."""
        y_hat = rounded(self.fwd.y_hat[self.i], self.decimals)
        y = counted(self.fwd.data.y[self.i], self.decimals)
        text = f"{y_hat.coloured('a').tex} - {y.in_brackets().coloured('y').tex}"
        return Written(text, y_hat.value - y.value)

    def error_in_symbols(self) -> str:
        """a<T> − y."""
        y = tex("y", f"y^{{({self.mark})}}" if self.mark else "y")
        return f"{self._tex('a', self.fwd.data.T)} - {y}"

    def back(self, t: int) -> Link:
        """∂a<t>/∂a<t-1> = f'(z<t>) w_a."""
        w_a = as_set(self.fwd.weights.w_a, self.decimals)
        return self._link(
            t,
            (self._plain("a", t - 1), self._tex("a", t - 1)),
            tex("w_a", self.notation.w_a_tex),
            w_a,
            "w_a",
            self.fwd.weights.w_a,
        )

    def direct(self, term: Term) -> Link:
        """∂⁺a<t>/∂w: what the weight multiplies at its step, x<t> or a<t-1>, times f'."""
        weight, t = term
        letter, at = ("x", t) if weight == "w_x" else ("a", t - 1)
        value = float(
            self.fwd.data.x[self.i, t - 1] if letter == "x" else self.fwd.a[self.i, at]
        )
        return self._link(
            t,
            (self.notation.weight(weight), tex(weight, self.notation.weight_tex(weight))),
            self._tex(letter, at),
            counted(value, self.decimals),
            letter,
            value,
            immediate=True,
        )

    def slope(self, t: int) -> Formula:
        """f'(z<t>), from the state where that is shorter."""
        activation = ACTIVATIONS[self.fwd.activation]
        value = float(self.slopes[t - 1])
        z_tex = self.notation.tex_at("z", t, self.mark)
        lines, note = list(self.slope_in_symbols(t).lines), ""
        if activation.slope_from_state is not None:
            a = rounded(self.fwd.a[self.i, t], self.decimals)
            lines.append(activation.slope_tex.format(a=a.coloured("a").tex))
            shown = activation.slope_from_state(np.float64(a.value))
            note = rounding_note(value, float(shown), self.decimals)
        elif activation.kink:
            z = _not_zero(float(self.fwd.z[self.i, t - 1]), self.decimals)
            lines[0] += rf" \\ &\quad ({z_tex} = {z.tex})"
        lines.append(rounded(value, self.decimals).coloured("slope").tex)
        name = f"f′({self._plain('z', t)})"
        return Formula(self._slope_tex(t), tuple(lines), note, name=name)

    def slope_in_symbols(self, t: int | str) -> Formula:
        """What f' is at any step."""
        z = self.notation.tex_at("z", t, self.mark)
        slope = ACTIVATIONS[self.fwd.activation].slope_tex
        return Formula(self._slope_tex(t), (slope.format(a=self._tex("a", t), z=z),))

    def _link(
        self,
        of: int,
        what: tuple[str, str],
        local: str,
        number: Written,
        quantity: str,
        value: float,
        immediate: bool = False,
    ) -> Link:
        plus = "⁺" if immediate else ""
        name = f"∂{plus}{self._plain('a', of)}/∂{what[0]}"
        derivative = (directly_by if immediate else by)(self._tex("a", of), what[1])
        if not self.has_slopes:
            return Link(
                name, derivative, local, number.coloured(quantity), value, computed=False
            )
        slope = float(self.slopes[of - 1])
        shown = rounded(slope, self.decimals)
        factor = number.in_brackets().coloured(quantity).tex
        return Link(
            name,
            derivative,
            rf"{self._slope_tex(of)}\, {local}",
            Written(
                rf"{shown.coloured('slope').tex} \cdot {factor}", shown.value * number.value
            ),
            slope * value,
        )

    def _slope_tex(self, t: int | str) -> str:
        return tex("slope", f"f'({self.notation.tex_at('z', t, self.mark)})")

    def _tex(self, letter: str, t: int | str) -> str:
        return tex(letter, self.notation.tex_at(letter, t, self.mark))

    def _plain(self, letter: str, t: int) -> str:
        return self.notation.at(letter, t)


def _not_zero(value: float, decimals: int) -> Written:
    """A number whose sign matters: one that would be rounded to 0 gets its first digit."""
    written = counted(value, decimals)
    return rate(float(f"{value:.1g}")) if value and not written.value else written


def slopes_on_the_way(
    fwd: ForwardPass, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """f' of one example at every step from the last back to step t."""
    chain = Chain(fwd, "exact", example, decimals, notation)
    return Stack(tuple(map(chain.slope, range(fwd.data.T, t - 1, -1))))


def links_of_a_step(
    fwd: ForwardPass, rule: str, example: int, t: int, decimals: int, notation: Notation
) -> Stack:
    """All that the two terms of step t are made of, for one example."""
    chain = Chain(fwd, rule, example, decimals, notation)
    links = [chain.of_the_loss(), *map(chain.back, range(fwd.data.T, t, -1))]
    links += [chain.direct(Term(weight, t)) for weight in PARAMETERS]
    return Stack(tuple(link.formula(decimals) for link in links))
