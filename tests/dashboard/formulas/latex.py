"""Reading a formula: without its colours, and whether it is well formed."""

import re

# A minus right after an operator or a dot: a negative number that lacks its brackets.
LACKS_BRACKETS = re.compile(r"(?:[-+]|\\cdot)\s*-\s*[\d.]")


def uncoloured(formula):
    """The formula with every piece in colour replaced by its body."""
    opening = re.search(r"\\textcolor\{#[0-9a-f]{6}\}\{", formula)
    if opening is None:
        return formula
    depth, end = 1, opening.end()
    while depth:
        depth += {"{": 1, "}": -1}.get(formula[end], 0)
        end += 1
    body = formula[opening.end() : end - 1]
    return uncoloured(formula[: opening.start()] + body + formula[end:])


def balanced(formula):
    """Whether all braces, environments and brackets that grow are closed in order."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", formula):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    begun = re.findall(r"\\begin\{(\w+)\}", formula)
    ended = re.findall(r"\\end\{(\w+)\}", formula)
    grown = formula.count(r"\left") - len(re.findall(r"\\leftarrow|\\leftrightarrow", formula))
    shrunk = formula.count(r"\right") - formula.count(r"\rightarrow")
    plain = uncoloured(formula)
    round_ones = plain.count("(") == plain.count(")")
    return depth == 0 and sorted(begun) == sorted(ended) and grown == shrunk and round_ones


def numbers_in(formula):
    """All numbers of a formula as floats, also those that are powers of ten."""
    plain = re.sub(r"\s*\\cdot 10\^\{(-?\d+)\}", r"e\1", uncoloured(formula))
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", plain)]
