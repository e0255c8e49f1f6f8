"""Several actions at once: chosen in the list, changed or deleted as one step."""
