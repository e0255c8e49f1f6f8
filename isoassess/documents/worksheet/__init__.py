"""The interview worksheet, on paper and as a form that comes back."""
