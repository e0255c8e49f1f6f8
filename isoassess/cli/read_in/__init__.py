"""What was filled in elsewhere, on its way back in."""
