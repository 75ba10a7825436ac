"""Tests of the exchange with people who have no PO editor."""
