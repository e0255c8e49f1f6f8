"""With what a file is kept closed to others."""
