"""What is in the file: its tables, how older files are brought up to date, and what can be stored."""
