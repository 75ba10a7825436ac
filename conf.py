"""The book's settings: data only.

Sphinx's own settings are described in its manual under "Configuration";
those that begin with ``naskh_`` in handbook/adapting.md.
"""

project = "A City Between Two Rivers"
extensions = ["naskh"]
language = "en"
locale_dirs = ["locale"]
exclude_patterns = ["Thumbs.db", ".DS_Store"]
numfig = True
numfig_secnum_depth = 0

# -- The book ---------------------------------------------------------------

naskh_basename = "khorramshahr"
naskh_identifier = "tag:naskh,2026:khorramshahr"
naskh_languages = ["en", "fa", "ar"]
naskh_downloads = ["epub", "pdf"]
naskh_lunar_dates = "docs/data/lunar.csv"
naskh_cover_art = "_static/cover/rivers.svg"

naskh_metadata = {
    "en": {
        "title": "A City Between Two Rivers",
        "subtitle": "Khorramshahr, 1980–1982",
        "author": "The Naskh editors",
        "publisher": "Naskh",
        "description": (
            "A short, sourced narrative of Khorramshahr between 1980 and 1982, "
            "with the accounts of both sides and how they differ."
        ),
        "rights": "Text under CC BY-SA 4.0",
    },
    "fa": {
        "title": "شهری میان دو رود",
        "subtitle": "خرمشهر، ۱۳۵۹–۱۳۶۱",
        "author": "ویراستاران نسخ",
        "publisher": "نسخ",
        "description": (
            "روایتی کوتاه و مستند از خرمشهر در سال‌های ۱۳۵۹ تا ۱۳۶۱، با روایت‌های "
            "دو سو و تفاوت آن‌ها."
        ),
        "rights": "متن با پروانهٔ CC BY-SA 4.0",
    },
    "ar": {
        "title": "مدينة بين نهرين",
        "subtitle": "خرمشهر، ١٩٨٠–١٩٨٢",
        "author": "محرّرو نسخ",
        "publisher": "نسخ",
        "description": (
            "سرد قصير موثّق لأحداث خرمشهر بين عامي ١٩٨٠ و١٩٨٢، مع روايات الطرفين "
            "ومواضع اختلافها."
        ),
        "rights": "النص برخصة CC BY-SA 4.0",
    },
}
