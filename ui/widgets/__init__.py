"""Small widgets that know nothing of the store or the standards."""
