"""Sections about requirements: what was seen, how it is graded, and what is missing."""
