"""Working it out by hand: questions, answers as people type them, and the slips in them.

Sentences are in the lesson's letters (a⟨2⟩, W_a), so that a page can put other letters in
their place.
"""

from rnn_core.practice.asking import fits_on_paper, questions
from rnn_core.practice.checking import check
from rnn_core.practice.drawing import drawn
from rnn_core.practice.following import earlier_answers
from rnn_core.practice.question import Question
from rnn_core.practice.slip import Slip
from rnn_core.practice.tolerance import reach
from rnn_core.practice.verdict import Verdict
from rnn_core.reading import Reading, read

__all__ = [
    "Question",
    "Reading",
    "Slip",
    "Verdict",
    "check",
    "drawn",
    "earlier_answers",
    "fits_on_paper",
    "questions",
    "reach",
    "read",
]
