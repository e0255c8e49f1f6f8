"""Item models: thin tables and lists over frozen values."""
