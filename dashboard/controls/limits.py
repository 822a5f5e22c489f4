"""How much the page takes: enough for a class, little enough to stay quick."""

MAX_EXAMPLES = 1_000
MAX_STEPS = 100
MAX_EPOCHS = 10_000
MAX_SIZE = 1e6
"""The largest number, and the smallest is its negative."""

LEARNING_RATES = (1e-4, 10.0)
MAX_DECIMALS = 8
MAX_SEED = 999_999
MAX_ANSWERS = 6_000
"""Characters of all that a learner typed in practice, as far as the address carries it."""

MAX_LINK = 30_000
"""Characters of an address; servers and messengers cut longer ones."""
