"""The questions of the intake: a label, a control, a hint, and what is wrong."""
