"""Practice with pencil and paper: questions, typed answers, and the slips in them.

Sentences are in the lesson's letters (a⟨2⟩, W_a), so that a page can put other letters in
their place.
"""

from rnn_core.practice.carried_error import earlier_answers
from rnn_core.practice.check import check
from rnn_core.practice.questions import Question, fits_on_paper, questions
from rnn_core.practice.random_scenario import drawn
from rnn_core.practice.slips.slip import Slip
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
