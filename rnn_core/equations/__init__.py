"""The lesson's equations, each written once, as trees that every reader reads.

A quantity (a⟨2⟩, δ⟨3⟩, the new W_x) has one equation, ``equation(quantity, network)``: a small
tree of other quantities, numbers, sums, products and calls. Its value, its symbols and
numbers in a formula, a spreadsheet's cell and numpy code are read from that tree, and a
slip of practice is a rewrite of it. ``recurrence.py`` and ``by_hand.py`` are programs of
their own, and check it.
"""

from rnn_core.equations.lesson import Network, equation, substituted
from rnn_core.equations.rewrite import Rewrite
from rnn_core.equations.text import NUMPY, SPREADSHEET, Language, in_text
from rnn_core.equations.tree import (
    Call,
    Node,
    Number,
    Power,
    Product,
    Quantity,
    Quotient,
    Sum,
    Total,
    evaluate,
    leaves,
    replaced,
)

__all__ = [
    "NUMPY",
    "SPREADSHEET",
    "Call",
    "Language",
    "Network",
    "Node",
    "Number",
    "Power",
    "Product",
    "Quantity",
    "Quotient",
    "Rewrite",
    "Sum",
    "Total",
    "equation",
    "evaluate",
    "in_text",
    "leaves",
    "replaced",
    "substituted",
]
