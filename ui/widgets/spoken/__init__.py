"""What a screen reader is told: roles, words, and what changes without the focus."""
