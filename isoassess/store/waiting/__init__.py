"""What was typed and could not be saved yet."""
