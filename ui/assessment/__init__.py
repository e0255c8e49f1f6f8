"""The assessment: the clauses, and one requirement at a time."""
