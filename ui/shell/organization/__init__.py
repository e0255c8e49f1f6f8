"""One open organization in the window."""
