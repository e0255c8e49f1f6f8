"""Sections about the transition to the new edition: its days, its steps, what is new, what to ask."""
