"""The states of f(z) = z as polynomials in the two weights."""

from __future__ import annotations

from collections.abc import Sequence

Polynomial = dict[tuple[int, int], float]
"""(power of w_a, power of w_x) -> coefficient. What is not there is 0."""


def states(x: Sequence[float], a0: float) -> list[Polynomial]:
    """a<0>, a<1>, …, a<T> for one sequence, by the recurrence itself.

    ::

        a<t> = w_a a<t-1> + w_x x<t>

    >>> states([0, 1, 1], a0=0)[3]  # w_a w_x + w_x: errata, line 26
    {(1, 1): 1.0, (0, 1): 1.0}
    """
    found = [_without_zeros({(0, 0): float(a0)})]
    for x_t in x:
        times_w_a = {(i + 1, j): c for (i, j), c in found[-1].items()}
        found.append(_without_zeros({**times_w_a, (0, 1): float(x_t)}))
    return found


def value(polynomial: Polynomial, w_a: float, w_x: float) -> float:
    """The polynomial at two weights.

    >>> value({(2, 1): 1.0, (0, 1): 0.5}, w_a=3, w_x=2)
    19.0
    """
    return sum(c * w_a**i * w_x**j for (i, j), c in polynomial.items())


def _without_zeros(polynomial: Polynomial) -> Polynomial:
    return {powers: c for powers, c in polynomial.items() if c != 0}
