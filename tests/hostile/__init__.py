"""What a stranger could write into a catalog, and what must come of it: nothing."""
