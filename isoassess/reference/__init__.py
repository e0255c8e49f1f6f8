"""Dated facts with their sources: claims, sectors, and what source keys stand for."""
