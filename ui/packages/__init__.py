"""Packages in the window: organizations that leave in one, and one that is taken over."""
