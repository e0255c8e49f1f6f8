"""Sections about what comes next: dates, editions, audit days, and who stands for it."""
