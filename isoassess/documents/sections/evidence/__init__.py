"""Sections about the files that show something: which there are, and what is on the pictures."""
