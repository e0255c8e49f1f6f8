"""Controls to choose one of a few."""
