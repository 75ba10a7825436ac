"""The languages Naskh sets type in: one row each, and nothing else.

Directions and numbering systems follow the CLDR; Gregorian month names follow
the use of each language's readers.  To add a language, add its row here, its
strings under ``catalogs/interface/`` and a font that can write it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from naskh.errors import fail

Direction = Literal["ltr", "rtl"]
Calendar = Literal["gregorian", "solar", "lunar"]

CALENDARS: Final[tuple[Calendar, ...]] = ("gregorian", "solar", "lunar")


@dataclass(frozen=True)
class Numbering:
    """A numbering system of the CLDR: its digits and the signs that go with them.

    ``digits`` from zero to nine; ``counter`` is the CSS counter style that
    prints them.  ``percent`` and ``minus`` hold the mark that keeps them on
    their side of the number (the Arabic minus stands on the right, the
    Persian one on the left).
    """

    digits: str
    counter: str
    point: str
    thousands: str
    percent: str
    minus: str


#: CLDR name -> the system.  https://www.unicode.org/reports/tr35/tr35-numbers.html
NUMBERING: Final[dict[str, Numbering]] = {
    "latn": Numbering("0123456789", "decimal", ".", ",", "%", "\u2212"),
    "arab": Numbering(
        "٠١٢٣٤٥٦٧٨٩", "arabic-indic", "٫", "٬", "\u200f٪", "\u200f\u2212"
    ),
    "arabext": Numbering("۰۱۲۳۴۵۶۷۸۹", "persian", "٫", "٬", "\u200f٪", "\u200e\u2212"),
}


@dataclass(frozen=True)
class Faces:
    """Font families of a language, by the job they do.

    ``page`` sets running text on paper and ``screen`` on a display;
    ``other`` sets words of another script that these two cannot write.
    """

    page: str
    screen: str
    heading: str
    other: str = "Source Serif 4"
    mono: str = "Source Code Pro"


@dataclass(frozen=True)
class Measure:
    """Type size and leading: of paper in points, of a display in pixels.

    Chosen so that the languages look equally big (``handbook/fonts.md``).
    Leading is a factor of the size.
    """

    page_size: float
    page_leading: float
    screen_size: float
    screen_leading: float


@dataclass(frozen=True)
class Language:
    """What a page needs to know about its language.

    ``quotes`` are the outer and inner marks in reading order; ``months`` are
    the Gregorian months and ``other_months`` the names that other readers of
    the language know them by, printed beside the first at first mention.
    Numbers are printed in ``numbering``, a key of :data:`NUMBERING`, which a
    book may choose (:func:`naskh.book.row_of`); dates in ``calendar``;
    ``until`` joins the ends of a range.
    """

    code: str
    name: str
    direction: Direction
    quotes: tuple[str, str, str, str]
    months: tuple[str, ...]
    faces: Faces
    measure: Measure
    numbering: str = "latn"
    calendar: Calendar = "gregorian"
    until: str = "–"
    other_months: tuple[str, ...] = ()

    @property
    def is_rtl(self) -> bool:
        """Whether lines, spreads and bindings run from right to left."""
        return self.direction == "rtl"

    @property
    def signs(self) -> Numbering:
        """The digits and signs of its numbers."""
        return NUMBERING[self.numbering]

    @property
    def digits(self) -> str:
        """The ten digits, from zero to nine."""
        return self.signs.digits

    def localise_digits(self, text: str) -> str:
        """Write the ASCII digits of ``text`` in this language's digits."""
        return text.translate(str.maketrans("0123456789", self.digits))


LANGUAGES: Final[dict[str, Language]] = {
    row.code: row
    for row in (
        Language(
            code="en",
            name="English",
            direction="ltr",
            quotes=("“", "”", "‘", "’"),
            months=(
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ),
            faces=Faces(
                "Source Serif 4",
                "Source Serif 4",
                heading="Source Serif 4",
                other="Amiri",
            ),
            measure=Measure(10, 1.42, 17, 1.5),
        ),
        Language(
            code="fa",
            name="فارسی",
            direction="rtl",
            numbering="arabext",
            quotes=("«", "»", "‹", "›"),
            months=(
                "ژانویه",
                "فوریه",
                "مارس",
                "آوریل",
                "مه",
                "ژوئن",
                "ژوئیه",
                "اوت",
                "سپتامبر",
                "اکتبر",
                "نوامبر",
                "دسامبر",
            ),
            faces=Faces("Amiri", "Vazirmatn", heading="Vazirmatn"),
            measure=Measure(12, 1.6, 16, 1.8),
            calendar="solar",
            until=" تا ",
        ),
        Language(
            code="ar",
            name="العربية",
            direction="rtl",
            numbering="arab",
            quotes=("«", "»", "‹", "›"),
            months=(
                "كانون الثاني",
                "شباط",
                "آذار",
                "نيسان",
                "أيار",
                "حزيران",
                "تموز",
                "آب",
                "أيلول",
                "تشرين الأول",
                "تشرين الثاني",
                "كانون الأول",
            ),
            other_months=(
                "يناير",
                "فبراير",
                "مارس",
                "أبريل",
                "مايو",
                "يونيو",
                "يوليو",
                "أغسطس",
                "سبتمبر",
                "أكتوبر",
                "نوفمبر",
                "ديسمبر",
            ),
            faces=Faces("Amiri", "Amiri", heading="Amiri"),
            measure=Measure(12, 1.6, 20, 1.7),
        ),
        Language(
            code="he",
            name="עברית",
            direction="rtl",
            quotes=("”", "”", "’", "’"),
            months=(
                "ינואר",
                "פברואר",
                "מרץ",
                "אפריל",
                "מאי",
                "יוני",
                "יולי",
                "אוגוסט",
                "ספטמבר",
                "אוקטובר",
                "נובמבר",
                "דצמבר",
            ),
            faces=Faces(
                "Frank Ruhl Libre", "Frank Ruhl Libre", heading="Frank Ruhl Libre"
            ),
            measure=Measure(10.5, 1.5, 18, 1.6),
        ),
        Language(
            code="ur",
            name="اردو",
            direction="rtl",
            numbering="arabext",
            quotes=("“", "”", "‘", "’"),
            months=(
                "جنوری",
                "فروری",
                "مارچ",
                "اپریل",
                "مئی",
                "جون",
                "جولائی",
                "اگست",
                "ستمبر",
                "اکتوبر",
                "نومبر",
                "دسمبر",
            ),
            faces=Faces("Amiri", "Amiri", heading="Amiri"),
            measure=Measure(12, 1.7, 20, 1.8),
        ),
    )
}


def language(code: str) -> Language:
    """Return the row of ``code``, such as ``"fa"``.

    Raises :class:`~naskh.errors.NaskhError` (``language-unknown``) when there
    is none.
    """
    try:
        return LANGUAGES[code]
    except KeyError:
        known = ", ".join(LANGUAGES)
        raise fail(
            "language-unknown",
            f"expected one of the languages {known}; found {code!r}",
            hint="Choose one of these, or add a row to naskh/languages.py.",
        ) from None
