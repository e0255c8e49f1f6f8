"""What a person can do: each command once, with its words and keys, and what of the window does it."""
