"""The window itself: its frame, what stands at its edges, and what it does about its file."""
