"""Where the keys go, and what they do."""
