"""The file and the organization that are open: what is known, what waits, what others change."""
