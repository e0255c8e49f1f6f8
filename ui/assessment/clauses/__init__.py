"""The clauses of a lens as a tree: its rows, its model, and how it is painted."""
