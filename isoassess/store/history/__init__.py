"""The append-only history: what was changed, by whom, and how two writers come together."""
