"""Backups: made by themselves and by hand, looked into, and taken back from."""
