"""The words of the panel and of the proof, in each language of a translator.

Where there is no row for a language, the panel is in English.
"""

from __future__ import annotations

from typing import Final

from naskh.languages import Language, language

#: language -> key -> words; every row has the same keys.
WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "panel": "Message",
        "translated": "translated",
        "fuzzy": "to be confirmed",
        "untranslated": "not translated",
        "missing": "not in the catalog",
        "refused": "refused",
        "source": "source text",
        "state": "State",
        "msgid": "Source",
        "msgstr": "Translation",
        "previous": "Earlier source",
        "comments": "Translator’s notes",
        "extracted": "Notes for translators",
        "problems": "Why it was refused",
        "catalog": "Catalog",
        "text": "Text",
        "copy": "Copy",
        "copied": "Copied",
        "close": "Close",
        "elsewhere": "Messages not seen on this page",
        "broken": "This catalog cannot be read. The page shows its last good state.",
        "lost": "The preview has ended. Start it again to see changes.",
        "empty": "none yet",
        "proof": "Proof",
    },
    "fa": {
        "panel": "پیام",
        "translated": "ترجمه‌شده",
        "fuzzy": "منتظر تأیید",
        "untranslated": "ترجمه‌نشده",
        "missing": "در پروندهٔ ترجمه نیست",
        "refused": "ردشده",
        "source": "متن مبدأ",
        "state": "وضعیت",
        "msgid": "متن مبدأ",
        "msgstr": "ترجمه",
        "previous": "متن مبدأ پیشین",
        "comments": "یادداشت مترجم",
        "extracted": "یادداشت برای مترجم",
        "problems": "چرا رد شده است",
        "catalog": "پروندهٔ ترجمه",
        "text": "پروندهٔ متن",
        "copy": "رونوشت",
        "copied": "رونوشت برداشته شد",
        "close": "بستن",
        "elsewhere": "پیام‌هایی که در این صفحه دیده نمی‌شوند",
        "broken": (
            "این پروندهٔ ترجمه خوانده نمی‌شود. صفحه آخرین وضعیت درست آن را نشان می‌دهد."
        ),
        "lost": "پیش‌نمایش پایان یافته است. برای دیدن تغییرها دوباره آن را آغاز کنید.",
        "empty": "هنوز هیچ",
        "proof": "نمونهٔ بازبینی",
    },
    "ar": {
        "panel": "رسالة",
        "translated": "مترجَمة",
        "fuzzy": "تنتظر التأكيد",
        "untranslated": "غير مترجَمة",
        "missing": "ليست في ملف الترجمة",
        "refused": "مرفوضة",
        "source": "النص المصدر",
        "state": "الحالة",
        "msgid": "النص المصدر",
        "msgstr": "الترجمة",
        "previous": "النص المصدر السابق",
        "comments": "ملاحظات المترجم",
        "extracted": "ملاحظات للمترجمين",
        "problems": "سبب الرفض",
        "catalog": "ملف الترجمة",
        "text": "ملف النص",
        "copy": "نسخ",
        "copied": "نُسخ",
        "close": "إغلاق",
        "elsewhere": "رسائل لا تظهر في هذه الصفحة",
        "broken": "تتعذّر قراءة ملف الترجمة هذا. تعرض الصفحة آخر حالة سليمة له.",
        "lost": "انتهت المعاينة. شغّلها من جديد لرؤية التغييرات.",
        "empty": "لا شيء بعد",
        "proof": "مسودة مراجعة",
    },
}


def words_for(code: str) -> tuple[Language, dict[str, str]]:
    """Return the language of the panel for a book in ``code``, and its words."""
    known = code if code in WORDS else "en"
    return language(known), WORDS[known]
