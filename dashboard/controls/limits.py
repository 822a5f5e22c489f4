"""The limits of the page: large enough for a class, small enough to stay fast."""

MAX_EXAMPLES = 1_000
MAX_STEPS = 100
MAX_EPOCHS = 10_000
MAX_SIZE = 1e6
"""The largest number; the smallest is its negative."""

LEARNING_RATES = (1e-4, 10.0)
MAX_DECIMALS = 8
MAX_SEED = 999_999
MAX_ANSWERS = 6_000
"""The most characters of all practice answers that the address carries."""

MAX_LINK = 30_000
"""The most characters of an address; servers and messengers cut longer ones."""
