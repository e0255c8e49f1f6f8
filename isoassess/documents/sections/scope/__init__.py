"""Sections about what was assessed, and what does not apply."""
