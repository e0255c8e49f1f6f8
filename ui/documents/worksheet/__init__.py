"""A worksheet that goes out as a form and comes back."""
