"""Arabic words that are often misspelt, and that have one right spelling.

Only what no reader can take for another word stands here.  «علي» may be the
name Ali, «ان» is «أن» or «إن», «وفى» is a verb: such words are either known by
the word that follows, or reported without a replacement, or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from naskh.checks.po.patterns import END, LETTERS, MARKS, START, words
from naskh.checks.po.rule import Found

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

#: right spellings; the wrong one is the same without its hamza.
_WITH_HAMZA: Final = words(
    "إلى إليه إليها إليهم إلينا إليك إذا إذ أو أيضا أيضًا أكثر أكبر أقل أهم أصبح أصبحت "
    "أعلن أعلنت أكد أكدت أخرى الأخرى "
    "لأن لأنه لأنها أحد الأحد الأول الأولى أول أولى أي أية أين أنا أنت "
    "أنتم أمس أربعة أربع الأربعاء أسبوع الأسبوع أشهر أيام الأيام أعوام آلاف "
    "الإنسان إنسان الإسلام الإسلامي الإسلامية إسلامي إسلامية إيران الإيراني الإيرانية "
    "الإيرانيون الإيرانيين إسرائيل أمريكا الأمريكي الأمريكية أمريكي أمريكية أوروبا "
    "الأوروبي الأوروبية الأمم الأمة الأرض أرض الأخيرة الأخير الأساسية الأساسي "
    "الأسلحة أسلحة الأعمال الأطفال أطفال الأهالي إنتاج الإنتاج إدارة الإدارة "
    "إعلان الإعلان إطلاق الإطلاق أثناء إضافة الإضافة إعادة إقامة إنشاء إجراء إصدار "
    "الإصدار إحدى إسبانيا إيطاليا ألمانيا الألماني الألمانية الأحمر الأسود الأبيض "
    "الأخضر الأزرق أفضل أقرب أقدم أجل لأجل أسماء الأسماء أنواع الأنواع أمير "
    "الأمير أستاذ الأستاذ أسرة الأسرة إنترنت الإنترنت "
    "لأنهم لأننا أيها أيتها أولاد الأولاد أهل الأهل أسباب الأسباب أنهار الأنهار "
    "أبناء الأبناء أبواب "
    "الأبواب أوراق الأوراق ألوان الألوان أوقات الأوقات أصدقاء الأصدقاء أعضاء "
    "الأعضاء أموال الأموال أحزاب الأحزاب أجزاء الأجزاء أدوات الأدوات أشخاص الأشخاص "
    "أصوات الأصوات أفلام الأفلام أماكن الأماكن أمور الأمور أهداف الأهداف أفكار "
    "الأفكار أسعار الأسعار"
)
#: right spellings; the wrong one has a hamza that the word must not have.
_WITHOUT_HAMZA: Final = words(
    "اسم الاسم ابن اثنان اثنين الاثنين امرأة اجتماع الاجتماع الاجتماعي الاجتماعية "
    "اجتماعي اجتماعية اقتصاد الاقتصاد اقتصادي الاقتصادي اقتصادية الاقتصادية استخدام "
    "الاستخدام استقلال الاستقلال استعمال الاستعمال استعمار الاستعمار احتلال الاحتلال "
    "انتخابات الانتخابات اتفاق الاتفاق اتفاقية الاتفاقية اتحاد الاتحاد انقلاب الانقلاب "
    "انسحاب الانسحاب انتصار الانتصار انتشار الانتشار اختيار الاختيار اختلاف الاختلاف "
    "ارتفاع الارتفاع انخفاض الانخفاض اكتشاف الاكتشاف استسلام الاستسلام استشهاد "
    "الاستشهاد امتحان الامتحان اعتراف الاعتراف اعتماد الاعتماد انفجار الانفجار "
    "ابتداء الابتداء اشتراك الاشتراك افتتاح الافتتاح احتفال الاحتفال استراتيجية "
    "الاستقرار استقرار اقتراح الاقتراح اتصال الاتصال الاتصالات اتصالات اتجاه الاتجاه "
    "احترام الاحترام اهتمام الاهتمام"
)
#: no other spelling is right, but which of the two is meant a person must say.
_AMBIGUOUS: Final = {
    "ان": "أن or إن",
    "انه": "أنه or إنه",
    "انها": "أنها or إنها",
    "انهم": "أنهم or إنهم",
    "انهما": "أنهما or إنهما",
    "انني": "أنني or إنني",
    "اننا": "أننا or إننا",
    "امام": "أمام or إمام",
    "الامن": "الأمن or الآمن",
    "اثر": "أثر or إثر",
}
_PREFIX: Final = "(?P<prefix>[وف]?)"
#: Pronouns at the end of a noun or a verb, and words that take none.
_SUFFIX: Final = "(?:ه|ها|هم|هما|نا)?"
_NO_SUFFIX: Final = frozenset(words("إلى إذا إذ أو أي أين أنا أنت أمس أربع لأن أقل"))
#: These begin with the letter, not with a particle: one, Wi-Fi, Lake Van.
_WHOLE: Final = frozenset(words("واحد واي فاي واهم فارض فاعلن فاول واو وان"))


def _bare(word: str) -> str:
    return re.sub("[أإآ]", "ا", word)


def _hamza_table() -> dict[str, str]:
    """Map each wrong spelling to the right one, ambiguous ones left out."""
    table = {_bare(word): word for word in _WITH_HAMZA}
    for word in _WITHOUT_HAMZA:
        at = 2 if word.startswith("ال") else 0
        for hamza in "أإ":
            table[word[:at] + hamza + word[at + 1 :]] = word
    return table


_HAMZA: Final = _hamza_table()
_HAMZA_WORD: Final = re.compile(
    f"{START}{_PREFIX}(?P<word>"
    + "|".join(sorted({*_HAMZA, *_AMBIGUOUS}, key=len, reverse=True))
    + f")(?P<suffix>{_SUFFIX}){END}"
)


def hamza(seen: Message) -> Iterator[Found]:
    """Yield the words of the table that lack a hamza or have one too many."""
    for place in _HAMZA_WORD.finditer(seen.prose):
        word = place["word"]
        right = _HAMZA.get(word)
        found = f"found “{place[0]}”"
        is_bare = right is None or right in _NO_SUFFIX or word.startswith("ال")
        if place[0] in _WHOLE or (is_bare and place["suffix"]):
            continue
        if right is None:
            yield Found(f"expected {_AMBIGUOUS[word]}, {found}", *place.span())
        else:
            new = place["prefix"] + right + place["suffix"]
            yield Found(f"expected “{new}”, {found}", *place.span(), new)


#: Nouns whose ending is the feminine ة; with the article no pronoun follows.
_FEMININE: Final = words(
    "مدين حكوم دول منطق جامع مدرس ثور لغ ساع صفح مرحل حرك معرك سن قري محافظ جمهوري "
    "مملك شرك وزار سياس عملي خط تجرب قص رسال صور فكر فتر لحظ مشكل مجموع مقدم نسخ "
    "طبع خدم صناع زراع تجار ثقاف حضار كتاب قراء ترجم مكتب سفين طائر سيار محط غرف "
    "شجر زهر جزير بحير أسلح أنظم أجهز أدوي قنا حيا صلا زكا"
)
#: Words in يه whose ه belongs to the root.
_ROOT_HEH: Final = (
    "تنبيه|ترفيه|توجيه|تشبيه|تشويه|تنزيه|نبيه|فقيه|سفيه|وجيه|كريه|شبيه|نزيه|تمويه|"
    "تنويه|تأليه|تتويه|تسفيه|تكريه|تفكيه|تدليه|باليه|كافيه|كاميه"
)
_HEH: Final = re.compile(
    f"{START}(?P<stem>(?:[وف]?(?:ال|بال|كال|لل))"
    f"(?:{'|'.join(_FEMININE)}|(?!{_ROOT_HEH})[{LETTERS}]{{3,}}ي[{MARKS}]*))ه{END}"
)
#: Words in ة that are always wrong.
_TEH: Final = re.compile(
    f"{START}(?P<stem>[وف]?(?:هذ|ل|في|علي|إلي|لدي|عن|إن|وج|ميا|الميا|الوج|الفق|الل))"
    f"ة{END}(?! القوم)"
)


def teh_or_heh(seen: Message) -> Iterator[Found]:
    """Yield nouns with the article that end in ه, and pronouns that end in ة."""
    for pattern, ending in ((_HEH, "ة"), (_TEH, "ه")):
        for place in pattern.finditer(seen.prose):
            new = place["stem"] + ending
            yield Found(f"expected “{new}”, found “{place[0]}”", *place.span(), new)


_YEH: Final = {
    "فى": "في",
    "التى": "التي",
    "الذى": "الذي",
    "هى": "هي",
    "أى": "أي",
    "اى": "أي",
    "ففى": "ففي",
    "والتى": "والتي",
    "والذى": "والذي",
    "وهى": "وهي",
    "لكى": "لكي",
    "حتي": "حتى",
    "أخري": "أخرى",
    "الأخري": "الأخرى",
    "إحدي": "إحدى",
    "مستشفي": "مستشفى",
    "المستشفي": "المستشفى",
    "موسي": "موسى",
    "عيسي": "عيسى",
    "مصطفي": "مصطفى",
    "الكبري": "الكبرى",
    "الصغري": "الصغرى",
    "القصوي": "القصوى",
}
#: Before these words the preposition على is meant, not the name Ali.
_AFTER_ALA: Final = (
    "الرغم|الأقل|سبيل|مدى|ضفاف|ضفة|متن|غرار|أساس|الفور|الإطلاق|الأرض|الحدود|"
    "الطريق|النهر|الجبهة|الطاولة|أيدي|حساب"
)
_YEH_WORD: Final = re.compile(
    f"{START}(?:(?P<word>{'|'.join(sorted(_YEH, key=len, reverse=True))}){END}"
    f"|(?P<ala>[وف]?علي){END}(?= (?:{_AFTER_ALA}){END})"
    f"|(?P<ila>[وف]?إلي){END}(?= ال))"
)


def yeh_or_alef(seen: Message) -> Iterator[Found]:
    """Yield frequent words whose last letter has lost or gained two dots."""
    for place in _YEH_WORD.finditer(seen.prose):
        new = _YEH.get(place[0], place[0][:-1] + "ى")
        yield Found(f"expected “{new}”, found “{place[0]}”", *place.span(), new)
