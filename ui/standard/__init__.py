"""Which standard, and why; the standards side by side."""
