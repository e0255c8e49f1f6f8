"""The history of the open organization: who changed what, when, from what to what."""
