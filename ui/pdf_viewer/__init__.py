"""A PDF to look at, to search in and to print."""
