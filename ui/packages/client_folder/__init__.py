"""A client's folder in the window: asked for, written, stopped, opened."""
