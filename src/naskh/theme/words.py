"""The few words that Naskh itself prints, in every language of its table.

Sphinx's own words ("Fig. 1", "see also") come from the catalogs under
``catalogs/interface/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Words:
    """Interface words of one language; ``comma`` includes its space.

    ``calendars`` are named in the order of :data:`naskh.text.months.CALENDARS`.
    """

    contents: str
    index: str
    downloads: str
    languages: str
    skip: str
    steps: str
    previous: str
    next: str
    cover: str
    landmarks: str
    start: str
    comma: str
    accessibility: str
    calendars: tuple[str, str, str]


WORDS: Final[dict[str, Words]] = {
    "en": Words(
        contents="Contents",
        index="Index",
        downloads="Downloads",
        languages="Languages",
        skip="Skip to the text",
        steps="Previous and next page",
        previous="Previous",
        next="Next",
        cover="Cover",
        landmarks="Landmarks",
        start="Start of the text",
        comma=", ",
        accessibility=(
            "Text with headings, lists, tables, linked notes and described pictures."
        ),
        calendars=("Gregorian", "Solar Hijri", "Lunar Hijri"),
    ),
    "fa": Words(
        contents="فهرست مطالب",
        index="نمایه",
        downloads="دریافت کتاب",
        languages="زبان‌ها",
        skip="پرش به متن",
        steps="صفحهٔ پیشین و پسین",
        previous="پیشین",
        next="پسین",
        cover="جلد",
        landmarks="نشانه‌های راهنما",
        start="آغاز متن",
        comma="، ",
        accessibility=(
            "متن با عنوان‌ها، فهرست‌ها، جدول‌ها، یادداشت‌های پیونددار و تصویرهای دارای شرح."
        ),
        calendars=("میلادی", "هجری خورشیدی", "هجری قمری"),
    ),
    "ar": Words(
        contents="فهرس المحتويات",
        index="الكشّاف",
        downloads="تنزيل الكتاب",
        languages="اللغات",
        skip="الانتقال إلى النص",
        steps="الصفحة السابقة والتالية",
        previous="السابق",
        next="التالي",
        cover="الغلاف",
        landmarks="معالم الكتاب",
        start="بداية النص",
        comma="، ",
        accessibility="نصّ بعناوين وقوائم وجداول وحواشٍ مترابطة وصور موصوفة.",
        calendars=("ميلادي", "هجري شمسي", "هجري قمري"),
    ),
    "he": Words(
        contents="תוכן העניינים",
        index="מפתח",
        downloads="הורדות",
        languages="שפות",
        skip="דילוג אל הטקסט",
        steps="העמוד הקודם והבא",
        previous="הקודם",
        next="הבא",
        cover="כריכה",
        landmarks="ציוני דרך",
        start="תחילת הטקסט",
        comma=", ",
        accessibility="טקסט עם כותרות, רשימות, טבלאות, הערות מקושרות ותמונות מתוארות.",
        calendars=("גרגוריאני", "הג׳רי שמשי", "הג׳רי ירחי"),
    ),
    "ur": Words(
        contents="فہرستِ مضامین",
        index="اشاریہ",
        downloads="کتاب حاصل کریں",
        languages="زبانیں",
        skip="متن پر جائیں",
        steps="پچھلا اور اگلا صفحہ",
        previous="پچھلا",
        next="اگلا",
        cover="سرورق",
        landmarks="نشاناتِ راہ",
        start="متن کا آغاز",
        comma="، ",
        accessibility=(
            "عنوانات، فہرستوں، جدولوں، مربوط حواشی اور بیان شدہ تصاویر کے ساتھ متن۔"
        ),
        calendars=("عیسوی", "ہجری شمسی", "ہجری قمری"),
    ),
}
