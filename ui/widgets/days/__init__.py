"""A day, typed or chosen."""
