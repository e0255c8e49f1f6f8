"""Data the program ships with: catalogue, dated facts, fonts, icons, theme."""
