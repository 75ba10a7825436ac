"""The settings of the translators' handbook, a small book made with Naskh.

handbook/pages.py writes handbook/translating*.md from it: ``make handbook``.
"""

project = "Naskh for translators"
extensions = ["naskh"]
language = "en"
locale_dirs = ["locale"]

naskh_basename = "naskh-translators"
naskh_identifier = "tag:naskh,2026:translators"
naskh_languages = ["en", "fa", "ar"]
naskh_downloads = ["epub", "pdf"]

naskh_metadata = {
    "en": {
        "title": "Naskh for translators",
        "subtitle": "From the first sentence to the printed proof",
        "author": "The Naskh authors",
        "publisher": "Naskh",
        "description": "How to translate a book with Naskh.",
        "rights": "Text under CC BY-SA 4.0",
    },
    "fa": {
        "title": "نسخ برای مترجم‌ها",
        "subtitle": "از نخستین جمله تا نمونهٔ چاپی",
        "author": "پدیدآورندگان نسخ",
        "publisher": "نسخ",
        "description": "چگونه با نسخ کتابی را ترجمه کنیم.",
        "rights": "متن با پروانهٔ CC BY-SA 4.0",
    },
    "ar": {
        "title": "نسخ للمترجمين",
        "subtitle": "من الجملة الأولى إلى المسودة المطبوعة",
        "author": "مؤلفو نسخ",
        "publisher": "نسخ",
        "description": "كيف تترجم كتابًا باستخدام نسخ.",
        "rights": "النص برخصة CC BY-SA 4.0",
    },
}
