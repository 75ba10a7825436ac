"""The book itself: complete, sourced, sober, and true to its tables."""
