"""How blocks are set: each becomes strips across the text width, and a part of the structure tree."""
