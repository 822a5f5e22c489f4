"""Practice: the learner's numbers are checked, and a wrong number names its slip."""
