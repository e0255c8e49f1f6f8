"""Deleting for good in the window: what goes is said, confirmed by typing, and gone."""
