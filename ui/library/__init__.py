"""Every question of every edition, side by side."""
