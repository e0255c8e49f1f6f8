"""Organizations out of the file and into it, without a window."""
