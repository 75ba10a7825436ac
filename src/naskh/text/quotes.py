"""Straight quotation marks in the source become those of the language.

docutils does this for many languages, but not for Persian, Arabic or Urdu.
It reads its table for each text, so the marks of ours are put there.
"""

from __future__ import annotations

from docutils.utils.smartquotes import smartchars

from naskh.languages import LANGUAGES


def setup_quotes() -> None:
    """Teach docutils the quotation marks of every language of the table."""
    for row in LANGUAGES.values():
        smartchars.quotes[row.code] = row.quotes
