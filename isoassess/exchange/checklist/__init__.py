"""A checklist that somebody made for themselves, on its way to the requirements."""
