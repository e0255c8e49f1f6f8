"""Where organizations are found."""
