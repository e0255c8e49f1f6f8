"""The documents: chosen, looked at, saved, printed."""
