"""What the window does about its file: watches it, asks, saves it elsewhere."""
