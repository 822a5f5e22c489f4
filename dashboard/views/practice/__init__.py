"""Practice: a learner's numbers are checked, and a wrong one is told which slip it is."""
