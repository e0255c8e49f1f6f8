"""Dated facts with their sources: the article's claims, sectors, and what source keys stand for."""
