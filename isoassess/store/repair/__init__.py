"""What can still be read of a damaged file, put into a new one, with a count of what is not."""
