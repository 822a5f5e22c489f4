"""The catalogue of slips: each a small function that says how it changes the working."""
