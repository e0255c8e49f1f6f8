"""The sample: an invented organization that is put into a file, shown, and taken out again."""
