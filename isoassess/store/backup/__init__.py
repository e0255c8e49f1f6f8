"""Copies of the whole file that are made, looked at, rotated and taken back from."""
