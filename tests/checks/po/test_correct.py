"""Right messages that a careless rule of form would find wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.catalogs.entries import Entry
from naskh.checks.po import (
    header,
    length,
    punctuation,
    quotes,
    spacing,
    state,
    structure,
)
from naskh.checks.po.run import Source, check_message, message_of

FORM = [
    *header.RULES,
    *state.RULES,
    *structure.RULES,
    *spacing.RULES,
    *punctuation.RULES,
    *quotes.RULES,
    *length.RULES,
]

CORRECT = [
    # fa: marks and spaces
    ("fa", "At 3:20 a.m., he left.", "ساعت ۳:۲۰ بامداد رفت."),
    ("fa", "The ratio is 1:2.", "نسبت ۱:۲ است."),
    ("fa", "In 598 B.C. it fell.", "در ۵۹۸ ق.م. سقوط کرد."),
    ("fa", "It fell in 598 B.C.", "در ۵۹۸ ق.م سقوط کرد"),
    ("fa", "In 1402 A.H., and later", "در ۱۴۰۲ هـ.ق.، و پس از آن"),
    ("fa", "He waited… and left.", "صبر کرد … و رفت."),
    ("fa", "“What?!”, she cried.", "فریاد زد: «چه؟!»"),
    ("fa", "What?! No!", "چه؟! نه!"),
    ("fa", "He said: “No.”", "گفت: «نه.»"),
    ("fa", "He said: “No.”", "گفت: «نه»."),
    ("fa", "He asked “why?”.", "پرسید «چرا؟»."),
    ("fa", "Use a .po file.", "یک فایل .po به کار ببرید."),
    ("fa", "The .NET and C# books", "کتاب‌های .NET و C#"),
    ("fa", "Price: $5, not 5 %", "بها: ۵ دلار، نه ۵٪"),
    ("fa", "books (plural)", "کتاب(ها)"),
    ("fa", "martyrs", "«شهید»ها"),
    ("fa", "The UN’s text", "متنِ سازمان ملل"),
    ("fa", "a) the port", "الف) بندر"),
    ("fa", "1. The port", "۱. بندر"),
    ("fa", "[sic] The port", "[کذا] بندر"),
    ("fa", "[...] and it fell.", "[…] و سقوط کرد."),
    ("fa", "f(x) = [0, 1)", "f(x) = [0, 1)"),
    ("fa", "Smith (1990; 1991), Jones", "اسمیت (1990; 1991)، جونز"),
    ("fa", "By Smith, Jones, and Lee.", "نوشتهٔ Smith, Jones, Lee."),
    ("fa", "See p. 5, n. 3.", "نک. ص ۵، ی ۳."),
    ("fa", "Step by step, he came.", "گام گام پیش آمد."),
    ("fa", "One by one", "یکی یکی"),
    ("fa", "They were, and they are.", "بودند، بودند و هستند."),
    ("fa", "with his fellow traveller", "با هم هم‌سفر"),
    ("fa", "port; quay; bridge", "بندر; اسکله; پل"),
    ("fa", "The port; a beginning", "بندر؛ آغاز"),
    ("fa", 'It has 5" guns.', 'توپ‌های 5" دارد.'),
    ("fa", "“TIME” wrote so.", "«TIME» چنین نوشت."),
    ("fa", "“A long quotation", "«نقل‌قولی بلند"),
    ("fa", "It ends here.”", "اینجا پایان می‌یابد.»"),
    ("fa", "He said: “the ‘Port’ fell.”", "گفت: «‹بندر› سقوط کرد.»"),
    ("fa", "5 - 3 = 2", "۵ - ۳ = ۲"),
    ("fa", "The option --help — it helps", "گزینهٔ --help – که کمک می‌کند"),
    ("fa", "port/city", "بندر / شهر"),
    ("fa", "Oh no!", "ای وای."),
    ("fa", "It fell!", "سقوط کرد."),
    ("fa", "Khorramshahr", "خرمشهر"),
    ("fa", "IRNA", "خبرگزاری جمهوری اسلامی ایران"),
    # fa: markup
    ("fa", "See :ref:`map`.", ":ref:`نقشه <map>` را ببینید."),
    ("fa", "See :ref:`map`, please.", "لطفاً :ref:`map`، را ببینید."),
    ("fa", "It fell.\\ [#a]_", "سقوط کرد.\\ [#a]_"),
    ("fa", "It fell [#a]_, then [#b]_.", "سقوط کرد[#a]_، سپس[#b]_."),
    ("fa", "A [#a]_ B [#a]_", "الف [#a]_ ب [#a]_"),
    ("fa", "In *TIME* he wrote.", "در «تایم» نوشت."),
    ("fa", "In *The Longest War*, 1989", "در *The Longest War*، ۱۹۸۹"),
    ("fa", "*Is it so?*", "*آیا چنین است؟*"),
    ("fa", "It was (*so*).", "چنین (*همان*) بود."),
    ("fa", "``a , b`` is code.", "``a , b`` کد است."),
    ("fa", "`Site <https://a.org>`__.", "`پایگاه <https://a.org>`__."),
    ("fa", "Use ``<b>``, not ``;``.", "``<b>`` به کار ببرید، نه ``;``."),
    ("fa", "a < b > c", "الف < ب > ج"),
    ("fa", ":index:`it <single: a; b>` fell.", ":index:`آن <single: الف; ب>` افتاد."),
    ("fa", "On :date:`1982-05-24`.", "در :date:`1982-05-24`."),
    ("fa", "Write this::", "چنین بنویسید::"),
    ("fa", "print('a')\n", "print('a')\n"),
    ("fa", "Read [12], page 5.", "[۱۲]، صفحهٔ ۵ را بخوانید."),
    ("fa", ".. image:: a/b.svg", ".. image:: a/b.svg"),
    ("fa", "Razoux, *The long war*, 2015.", "Razoux, *The long war*, 2015."),
    ("fa", "``naskh build``", "``naskh build``"),
    ("fa", "https://example.org", "https://example.org"),
    ("fa", "", ""),
    # ar
    ("ar", "And “the city” fell.", "و«المدينة» سقطت."),
    ("ar", "In “the city” and “the port”.", "في «المدينة» وبـ«الميناء»."),
    ("ar", "About 12,5 metres", "نحو ١٢،٥ مترًا"),
    ("ar", "Door by door", "بابًا بابًا"),
    ("ar", "Slowly", "رويدًا رويدًا"),
    ("ar", "In 1402 AH.", "عام ١٤٠٢ هـ."),
    ("ar", "Member (f.)", "عضو(ة)"),
    ("ar", "Why did it fall?", "لماذا سقطت؟"),
    ("ar", "He said: “Why?”", "قال: «لماذا؟»"),
    ("ar", "The port, the city; both.", "الميناء، المدينة؛ كلاهما."),
    ("ar", "See :ref:`map`.", "انظر :ref:`الخريطة <map>`."),
    ("ar", "A :term:`martyr`.", "ال:term:`شهيد <martyr>`."),
    ("ar", "It fell.\\ [#a]_", "سقطت.[#a]_"),
    ("ar", "*Islam at War* (P66)", "*Islam at War* («الإسلام في الحرب») (P66)"),
    ("ar", "And/or", "و/أو"),
    ("ar", "“A long quotation", "«اقتباس طويل"),
    ("ar", "1) the port", "١) الميناء"),
    ("ar", "No! No!", "لا! لا!"),
    ("ar", "The 1980s: a decade", "الثمانينيات: عقد"),
    # en
    ("en", "The port fell.", "The port had fallen."),
    ("en", "It had had its day.", "It had had its day."),
    ("en", 'It’s 5" wide.', 'It’s 6" wide.'),
    ("en", "“Yes”, he said.", "“Yes,” he said."),
    ("en", "e.g. this, i.e. that", "e.g. this one, i.e. that"),
    ("en", "See Node.js and a.b.", "See Node.js and a.b."),
    ("en", "Wait... what?", "Wait... what?"),
    ("en", "In the ’80s, they came.", "In the ’80s they came."),
    # others
    ("fr", "Why? “Yes”!", "Pourquoi ? « Oui » !"),
    ("de", "He said: “Yes.”", "Er sagte: „Ja.“"),
    ("de", "Information", "Information"),
    ("el", "Why?", "Γιατί;"),
    ("zh_CN", "The port fell. The city rose, too.", "港口陷落了。城市也兴起了。"),
    ("hi", "The port fell.", "बंदरगाह गिर गया।"),
    ("ur", "The port fell.", "بندرگاہ گر گئی۔"),
    ("he", "The port fell, the city too.", "הנמל נפל, גם העיר."),
    ("fa", "“Who are you?” she asked.", "پرسید: «کیستی؟»"),
    ("fa", ":menuselection:`A --> B`", ":menuselection:`الف --> ب`"),
    ("ar", "The verse “Say” is recited.", "تُتلى الآية ﴿قُلْ﴾."),
    ("he", "The army “fell”.", 'צה"ל "נפל".'),
    ("th", "The port fell.", "ท่าเรือล่มสลาย"),
    ("de", "which the", "die die"),
    ("fa", "By ‘Abd al-‘Aziz", "نوشتهٔ عبدالعزیز"),
    ("ru", "The port “fell”.", "Порт «пал»."),
    ("ja", "Why? It fell.", "なぜ？ 落ちた。"),
]


@pytest.mark.parametrize(("code", "msgid", "msgstr"), CORRECT)
def test_correct(code: str, msgid: str, msgstr: str) -> None:
    """Nothing is found in a message that is right."""
    entry = Entry(msgid, (msgstr,), 1, 2)
    message = message_of(entry, Source(Path("x.po"), code))
    rules = [rule for rule in FORM if rule.applies_to(message.language)]
    found = [(one.id, one.message) for one in check_message(message, rules)]

    assert found == []
