"""One organization from two places made one: what it is there and here, what differs, and both together."""
