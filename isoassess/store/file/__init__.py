"""The file as a whole: opened, looked after, folded, copied, and left."""
