"""The PDF, in five steps: merge, notes, directions, layout, finish.

1. :mod:`~naskh.editions.pdf.merge` makes one document of the pages,
2. :mod:`~naskh.editions.pdf.notes` moves notes to their calls,
3. :mod:`~naskh.editions.pdf.bidi` resolves directions (UAX #9),
4. :mod:`~naskh.editions.pdf.layout` makes pages (WeasyPrint),
5. :mod:`~naskh.editions.pdf.finish` completes the file.
"""
