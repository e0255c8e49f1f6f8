"""The sections of the documents, by what they tell."""
