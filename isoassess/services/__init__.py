"""What needs several rooms at once: cases from the store, and whether a document still holds."""
