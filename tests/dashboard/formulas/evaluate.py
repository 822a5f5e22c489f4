"""Read a formula's numbers back and compute, as a learner with a pocket calculator."""

import math
import re

FUNCTIONS = {
    "tanh": math.tanh,
    "ln": math.log,
    "arctan": math.atan,
    "sigma": lambda z: 1 / (1 + math.exp(-z)) if z > -700 else 0.0,
    "leakyrelu": lambda z: z if z > 0 else 0.01 * z,
    "softsign": lambda z: z / (1 + abs(z)),
    "abs": abs,
    "relu": lambda z: max(0.0, z),
}


def evaluate(tex: str) -> float:
    """The value of a line of LaTeX that holds numbers only.

    >>> evaluate(r"\\tfrac{2}{3} \\bigl[ (0.5 - 1)\\,(2 \\cdot 3) \\\\ &\\quad + (1)^2 \\bigr]")
    -1.3333333333333333
    """
    tokens = re.findall(r"\d+\.?\d*|[a-z]+|[-+*/()^]", plain(tex))
    value, rest = _sum(tokens)
    assert not rest, f"{rest} left over of {tex}"
    return value


def plain(tex: str) -> str:
    """The same as ordinary text: numbers, signs, brackets, names of functions."""
    while r"\textcolor" in tex:
        tex = re.sub(
            r"\\textcolor\{#[0-9a-f]{6}\}\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", r"\1", tex
        )
    tex = re.sub(r"10\^\{(-?\d+)\}", r"10^(\1)", tex)
    tex = re.sub(r"\\mathrm\{leaky\\,relu\}", "leakyrelu", tex)
    tex = tex.replace(r"\mathrm{softsign}", "softsign").replace(r"\max(0,\,", "relu(")
    tex = re.sub(r"\\t?frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", tex)
    tex = tex.replace(r"\cdot", "*").replace(r"\bigl[", "(").replace(r"\bigr]", ")")
    tex = re.sub(r"\|([^|]*)\|", r"abs(\1)", tex)
    tex = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", tex)
    return re.sub(r"\\(?:q?quad|,|\\|)|[\\&]", " ", tex)


def _sum(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign = 1 if tokens[0] == "+" else -1
        part, tokens = _product(tokens[1:])
        value += sign * part
    return value, tokens


def _product(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _power(tokens)
    while tokens and tokens[0] not in "+-)":
        if tokens[0] == "/":
            part, tokens = _power(tokens[1:])
            value /= part
        else:  # a dot, or nothing at all between two factors
            part, tokens = _power(tokens[1:] if tokens[0] == "*" else tokens)
            value *= part
    return value, tokens


def _power(tokens: list[str]) -> tuple[float, list[str]]:
    base, tokens = _atom(tokens)
    if tokens and tokens[0] == "^":
        exponent, tokens = _atom(tokens[1:])
        base **= exponent
    return base, tokens


def _atom(tokens: list[str]) -> tuple[float, list[str]]:
    head, rest = tokens[0], tokens[1:]
    if head == "-":
        value, rest = _power(rest)
        return -value, rest
    if head in FUNCTIONS:
        value, rest = _atom(rest)
        return FUNCTIONS[head](value), rest
    if head == "(":
        value, rest = _sum(rest)
        assert rest[0] == ")"
        return value, rest[1:]
    return math.e if head == "e" else float(head), rest
