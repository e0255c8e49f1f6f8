"""Tables on their way out of an assessment, and back into it."""
