"""Mend the structure tree that WeasyPrint 70 writes (PDF/UA-1, ISO 14289-1).

Three things are wrong in it, each found by veraPDF or by reading the file:

* a list item with paragraphs holds them directly, not in an ``LBody``
  (ISO 32000-1, table 336);
* the call of a footnote is a link inside a ``Span`` (section 14.8.4.4.2);
* running heads and page numbers are content that belongs nowhere, not
  pagination artifacts (section 14.8.2.2.2).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator


def mend_structure(pdf: Any) -> None:
    """Mend the structure tree of ``pdf``, a ``pydyf.PDF``, in place."""
    reached: dict[bytes, set[int]] = defaultdict(set)
    for element in list(_elements(pdf)):
        _wrap_item_body(pdf, element)
        _name_link(pdf, element)
        reached[element.get("Pg", b"")].update(
            kid for kid in element["K"] if isinstance(kid, int)
        )
    for page in pdf.objects:
        if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page":
            stream = _target(pdf, page["Contents"])
            _mark_artifacts(stream.stream, reached[page.reference])


def _target(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _elements(pdf: Any) -> Iterator[Any]:
    """Yield the elements of the tree, parents first."""
    waiting = [_target(pdf, pdf.catalog["StructTreeRoot"])]
    while waiting:
        element = waiting.pop()
        if element.get("Type") == "/StructElem":
            yield element
        waiting += [
            kid
            for reference in element.get("K", ())
            if isinstance(reference, bytes) and "K" in (kid := _target(pdf, reference))
        ]


def _wrap_item_body(pdf: Any, item: Any) -> None:
    """Put what stands loose in a list item into one ``LBody``."""
    if item["S"] != "/LI":
        return
    kept: list[Any] = []
    loose: list[Any] = []
    for reference in item["K"]:
        kid = _target(pdf, reference) if isinstance(reference, bytes) else {}
        (kept if kid.get("S") in ("/Lbl", "/LBody") else loose).append(reference)
    if not loose:
        return
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array(loose),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    for reference in loose:
        if isinstance(reference, bytes):
            _target(pdf, reference)["P"] = body.reference
    item["K"] = pydyf.Array([*kept, body.reference])


def _name_link(pdf: Any, element: Any) -> None:
    """Call an element that holds a link annotation a link."""
    if element["S"] != "/Span":
        return
    kids = (_target(pdf, kid) for kid in element["K"] if isinstance(kid, bytes))
    if any(kid.get("Type") == "/OBJR" for kid in kids):
        element["S"] = "/Link"


def _mark_artifacts(stream: list[Any], reached: set[int]) -> None:
    """Turn marked content that the tree does not reach into artifacts."""
    for index, operand in enumerate(stream):
        if isinstance(operand, dict) and operand.get("MCID", -1) in reached:
            continue
        if isinstance(operand, dict) and "MCID" in operand:
            stream[index - 1] = "/Artifact"
            operand.clear()
            operand["Type"] = "/Pagination"
