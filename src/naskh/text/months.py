"""Names of the months, in each language, for three calendars.

Babel has no calendar but the Gregorian, and CLDR's Arabic names of the
Persian months are not those that Arabic books print.
"""

from __future__ import annotations

from typing import Final

_SOLAR: Final[dict[str, str]] = {
    "en": "Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|"
    "Mehr|Aban|Azar|Dey|Bahman|Esfand",
    "fa": "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند",
    "ar": "فروردين|أرديبهشت|خرداد|تير|مرداد|شهريور|مهر|آبان|آذر|دي|بهمن|إسفند",
    "he": "פרוורדין|אורדיבהשת|ח׳ורדאד|תיר|מורדאד|שהריוור|מהר|אבאן|אזר|דיי|בהמן|אספנד",
    "ur": "فروردین|اردیبہشت|خرداد|تیر|مرداد|شہریور|مہر|آبان|آذر|دی|بہمن|اسفند",
}

_LUNAR: Final[dict[str, str]] = {
    "en": "Muharram|Safar|Rabi’ I|Rabi’ II|Jumada I|Jumada II|Rajab|Sha’ban|"
    "Ramadan|Shawwal|Dhu al-Qa’da|Dhu al-Hijja",
    "fa": "محرم|صفر|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی|رجب|شعبان|"
    "رمضان|شوال|ذی‌القعده|ذی‌الحجه",
    "ar": "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|"
    "رمضان|شوال|ذو القعدة|ذو الحجة",
    "he": "מוחרם|צפר|רביע א׳|רביע ב׳|ג׳ומאדא א׳|ג׳ומאדא ב׳|רג׳ב|שעבאן|"
    "רמדאן|שוואל|ד׳ו אל-קעדה|ד׳ו אל-חיג׳ה",
    "ur": "محرم|صفر|ربیع الاول|ربیع الثانی|جمادی الاول|جمادی الثانی|رجب|شعبان|"
    "رمضان|شوال|ذوالقعدہ|ذوالحجہ",
}

SOLAR_MONTHS: Final = {code: names.split("|") for code, names in _SOLAR.items()}
LUNAR_MONTHS: Final = {code: names.split("|") for code, names in _LUNAR.items()}
