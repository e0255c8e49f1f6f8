"""The work without a window: commands, what they print, and the sample."""
