"""Texts, dates, numbers and searching, as people say and write them."""
