"""Tests, in the rooms of ``src/naskh``."""
