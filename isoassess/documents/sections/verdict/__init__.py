"""Sections about how ready an organization is, and what stands in its way."""
