"""Deleting for good, so that nothing of it is found in the file any more."""
