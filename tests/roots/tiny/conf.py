project = "A tiny book"
author = "Nobody"
extensions = ["naskh"]
language = "en"
locale_dirs = ["locale"]
naskh_basename = "tiny"
naskh_identifier = "tag:example.org,2026:tiny"
naskh_date = "2026-01-02"
naskh_languages = ["en", "fa", "ar", "he", "ur"]
naskh_downloads = ["epub", "pdf"]
naskh_metadata = {
    "en": {"title": "A tiny book", "subtitle": "For tests", "author": "Nobody"},
    "fa": {"title": "کتابی کوچک", "subtitle": "برای آزمون", "author": "هیچ‌کس"},
    "ar": {"title": "كتاب صغير", "subtitle": "للاختبار", "author": "لا أحد"},
    "he": {"title": "ספר קטן", "subtitle": "לבדיקה", "author": "אף אחד"},
    "ur": {"title": "ایک چھوٹی کتاب", "subtitle": "جانچ کے لیے", "author": "کوئی نہیں"},
}
