"""A document is issued: asked about, recorded with its file, and listed."""
