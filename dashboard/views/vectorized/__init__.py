"""The view Vectorized: all examples at once, the code that does it, and what it gains."""
