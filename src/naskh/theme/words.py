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
    part: str
    translated: str
    reviewed: str
    not_yet: str
    is_reviewed: str
    awaits_review: str
    source_text: str
    calendars: tuple[str, str, str]
    untranslated: str


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
        part="Part",
        translated="Translated",
        reviewed="Reviewed",
        not_yet="not yet",
        is_reviewed=(
            "Every part of this translation has been reviewed by native readers."
        ),
        awaits_review=(
            "This translation awaits review by native readers, part by part, as "
            "the table shows."
        ),
        source_text="This is the text from which the other editions are translated.",
        calendars=("Gregorian", "Solar Hijri", "Lunar Hijri"),
        untranslated="This chapter has not been translated yet.",
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
        part="بخش",
        translated="ترجمه‌شده",
        reviewed="بازبینی‌شده",
        not_yet="هنوز نه",
        is_reviewed=("همهٔ بخش‌های این ترجمه را خوانندگان فارسی‌زبان بازبینی کرده‌اند."),
        awaits_review=(
            "این ترجمه هنوز باید به دست خوانندگان فارسی‌زبان بازبینی شود؛ جدول زیر "
            "وضع هر بخش را نشان می‌دهد."
        ),
        source_text="ویراست‌های دیگر این کتاب از همین متن ترجمه شده‌اند.",
        calendars=("میلادی", "هجری خورشیدی", "هجری قمری"),
        untranslated="این فصل هنوز ترجمه نشده است.",
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
        part="القسم",
        translated="المترجَم",
        reviewed="المراجَع",
        not_yet="لم يُراجَع بعد",
        is_reviewed="راجع قرّاء من الناطقين بالعربية جميع أقسام هذه الترجمة.",
        awaits_review=(
            "تنتظر هذه الترجمة مراجعة قرّاء من الناطقين بالعربية، ويبيّن الجدول "
            "حال كل قسم منها."
        ),
        source_text="هذا هو النص الذي تُرجمت عنه الطبعات الأخرى.",
        calendars=("ميلادي", "هجري شمسي", "هجري قمري"),
        untranslated="لم يُترجم هذا الفصل بعد.",
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
        accessibility=(
            "טקסט עם כותרות, רשימות, טבלאות, הערות מקושרות ותמונות מתוארות."
        ),
        part="חלק",
        translated="תורגם",
        reviewed="נקרא ונבדק",
        not_yet="עדיין לא",
        is_reviewed="כל חלקי התרגום הזה נבדקו בידי קוראים שזו שפת אמם.",
        awaits_review=(
            "התרגום הזה ממתין לבדיקה בידי קוראים שזו שפת אמם; הטבלה מראה את מצבו "
            "של כל חלק."
        ),
        source_text="זה הטקסט שממנו תורגמו המהדורות האחרות.",
        calendars=("גרגוריאני", "הג׳רי שמשי", "הג׳רי ירחי"),
        untranslated="פרק זה טרם תורגם.",
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
        part="حصہ",
        translated="ترجمہ شدہ",
        reviewed="نظرِثانی شدہ",
        not_yet="ابھی نہیں",
        is_reviewed="اس ترجمے کے ہر حصے پر اہلِ زبان قارئین نے نظرِثانی کی ہے۔",
        awaits_review=(
            "یہ ترجمہ اہلِ زبان قارئین کی نظرِثانی کا منتظر ہے؛ جدول ہر حصے کا حال "
            "بتاتا ہے۔"
        ),
        source_text="دوسرے ایڈیشن اسی متن سے ترجمہ کیے گئے ہیں۔",
        calendars=("عیسوی", "ہجری شمسی", "ہجری قمری"),
        untranslated="اس باب کا ترجمہ ابھی نہیں ہوا۔",
    ),
}
