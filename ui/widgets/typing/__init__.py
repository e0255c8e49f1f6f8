"""Fields for text that save themselves."""
