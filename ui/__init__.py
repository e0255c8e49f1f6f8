"""Everything that is a window."""
