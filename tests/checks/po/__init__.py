"""Tests of the rules for catalogs."""
