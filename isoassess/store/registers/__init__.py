"""The registers of an assessment: what is given or issued once, a row each, never changed."""
