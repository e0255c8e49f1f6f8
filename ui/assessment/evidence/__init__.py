"""The files that show a requirement."""
