"""Step 5: what WeasyPrint leaves out of the catalogue of the PDF.

References are to ISO 32000-1, table numbers of the 2008 edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from naskh.editions.pdf.structure import mend_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from naskh.languages import Language


def finisher(row: Language, front_pages: int) -> Callable[[Any, Any], None]:
    """Return a function that completes the PDF of a book in ``row``.

    ``front_pages`` is the number of pages before the first chapter; they are
    counted in roman numerals, the chapters from 1.
    """

    def finish(_document: Any, pdf: Any) -> None:
        mend_structure(pdf)
        catalog = pdf.catalog
        viewer = catalog.get("ViewerPreferences") or pydyf.Dictionary()
        # table 150: order of pages when they lie side by side
        viewer["Direction"] = "/R2L" if row.is_rtl else "/L2R"
        viewer["DisplayDocTitle"] = "true"
        catalog["ViewerPreferences"] = viewer
        catalog["PageLayout"] = "/TwoPageRight"
        catalog["PageLabels"] = _labels(front_pages)

    return finish


def _labels(front_pages: int) -> pydyf.Dictionary:
    """Label the pages as the paper does (section 12.4.2)."""
    ranges = pydyf.Array()
    if front_pages:
        ranges.extend([0, pydyf.Dictionary({"S": "/r"})])
    ranges.extend([front_pages, pydyf.Dictionary({"S": "/D"})])
    return pydyf.Dictionary({"Nums": ranges})
