"""The password of the file: asked for, set, changed, taken away, and its recovery key."""
