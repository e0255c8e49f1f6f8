"""The first minute with the program: the sample, what the program is, and the tour."""
