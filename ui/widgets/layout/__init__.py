"""How widgets stand beside and below each other."""
