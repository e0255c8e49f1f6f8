"""A client's folder: everything of one organization, to be opened without this program."""
