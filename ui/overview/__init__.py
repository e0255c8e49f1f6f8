"""Where the organization stands."""
