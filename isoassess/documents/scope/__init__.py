"""What is said of the scope: the statement that is signed, and the notes to it that stay inside."""
