"""Exchange a language's catalogs with people who have no PO editor.

A format turns a :class:`~.rows.Table` into the bytes of a file and such bytes
into a :class:`~.rows.ReturnedTable`; it knows neither catalogs nor folders.
"""

from __future__ import annotations
