"""How long the way to a certificate takes: the calendar, the steps, and the audit days."""
