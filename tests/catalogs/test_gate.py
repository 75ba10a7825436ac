"""The gate: which translations go into the book."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from docutils.parsers.rst import directives, roles

from naskh.catalogs import po
from naskh.catalogs.entries import Entry
from naskh.catalogs.gate import MAX_PROBLEMS, vet, vet_catalog
from naskh.catalogs.shape import ShapeReader
from naskh.errors import Problem

from .conftest import WritePo, message

PO = Path("/book/locale/fa/LC_MESSAGES/chapters/01-the-port.po")
READER = ShapeReader()

SENTENCE = "The port had twenty quays."
TERM = "A killed person is called :term:`martyr` in Iran."
NOTED = "It fell in October,\\ [#fall]_ after *thirty-four* days [Razoux2015]_."
LINKED = "See `the archive <https://example.org/a_b>`__ and :ref:`the-port`."
FIGURE = "As :numref:`rivers` shows, |city| lies on ``two`` rivers."
LISTING = "print('port')\n# a comment\n.. note:: x\n"


def problems(msgid: str, msgstr: str) -> list[Problem]:
    """Return what the gate has against one message."""
    entry = Entry(msgid, (msgstr,), line=123, msgstr_line=124)
    return vet(entry, PO, READER)


ACCEPTED = [
    # en: a catalog of corrections to the source
    (SENTENCE, "The port had twenty-one quays."),
    (TERM, "In Iran, :term:`martyr` is said of a killed person."),
    # plain text, ZWNJ, digits, guillemets
    (SENTENCE, "بندر بیست اسکله داشت."),
    (SENTENCE, "کان في الميناء عشرون رصيفًا."),
    (SENTENCE, "می‌گویند «بندرِ خرمشهر» ۲۰ اسکله داشت (۱۹۸۰)."),
    (SENTENCE, "كان في «ميناء المحمّرة» ٢٠ رصيفًا؛ هكذا قيل."),
    (SENTENCE, "قیمت ۲ * ۳ شد؛ ۵۰٪ از a<b & c>d {x} #۱ ~ ^."),
    # roles keep their targets
    (TERM, "در ایران به کشته :term:`شهید <martyr>` می‌گویند."),
    (TERM, "يُسمّى القتيل في إيران :term:`شهيدًا <martyr>`."),
    (TERM, "در ایران به کشته :std:term:`شهید <martyr>` می‌گویند."),
    (TERM, "در ایران به کشته‌ها «:term:`شهید <martyr>`ها» می‌گویند."),
    (TERM, "ويُسمّون بال:term:`شهداء <martyr>`في إيران."),
    (TERM, "به کشته :term:`شهید\\ ها <martyr>`\\ ها می‌گویند."),
    (":term:`martyr`", ":term:`شهید <martyr>`"),
    (":ref:`R&D {1} <rd>`", ":ref:`پژوهش & توسعه {۱} <rd>`"),
    (":doc:`timeline </back/timeline>`", ":doc:`گاه‌شمار </back/timeline>`"),
    (":index:`port <single: port; quay>`", ":index:`بندر <single: بندر; اسکله>`"),
    ("An :abbr:`UN (United Nations)` text", "نص :abbr:`أمم (الأمم المتحدة)`"),
    ("On :date:`1982-05-24`.", "در :date:`1982-05-24`."),
    ("See :py:func:`open`.", "نک. :py:func:`باز کردن <open>`."),
    ("A :person:`jahanara` here.", "اینجا :person:`جهان‌آرا <jahanara>`."),
    # footnotes and citations, glued, moved
    (NOTED, "در مهر افتاد،[#fall]_ پس از *سی‌وچهار* روز [Razoux2015]_."),
    (NOTED, "پس از **سی‌وچهار** روز[Razoux2015]_ در مهر افتاد\\ [#fall]_."),
    (NOTED, "سقطت في تشرين الأول[#fall]_ بعد «أربعة وثلاثين» يومًا [Razoux2015]_."),
    ("Two notes [#]_ [#]_ and [1]_ [*]_", "یادداشت [1]_ [#]_[*]_ [#]_"),
    # links, references, substitutions, literals, figures
    (
        LINKED,
        ":ref:`بندر <the-port>` و `بایگانی <https://example.org/a_b>`__ را ببینید.",
    ),
    (LINKED, "انظر `الأرشيف <https://example.org/a_b>`__ و:ref:`الميناء <the-port>`."),
    (FIGURE, "چنان‌که :numref:`شکل %s <rivers>` می‌گوید |city| میان ``two`` رود است."),
    (FIGURE, "كما في :numref:`الشكل {number} <rivers>` تقع |city| على ``two``."),
    ("Read port_ and `The fall`_ (`here`__).", "`بندر`_ و `سقوط`_ (`اینجا`__)."),
    ("At https://a.org/b_c or a_b@c.org.", "نک. https://a.org/b_c یا a_b@c.org."),
    # what a message is, its translation may be
    ("1. The port", "1. بندر"),
    ("1. The port", "۱. بندر"),
    ("A. Hourani", "A. حوراني"),
    ("Use this::", "چنین::"),
    ("Use this::", "چنین:"),
    ("5 * (3 *x)", "5 * (3 *ایکس)"),
    (".. image:: figures/rivers.svg", ".. image:: figures/rivers.fa.svg"),
    (LISTING, "print('port')\n# یادداشت :\n.. note:: x\n- *\n\n`"),
    # index entries and headings
    ("port; quays", "بندر; اسکله‌ها"),
    ("port; quays", "ميناء; أرصفة"),
    ("single: port; quays", "single: بندر; اسکله‌ها"),
    ("The port; a beginning", "بندر؛ آغاز"),
    ("port", "بندر"),
    ("See :ref:`port`", "بندر; :ref:`port`"),
    # balanced isolates
    (SENTENCE, "بندر \u2068Khorramshahr\u2069 بیست اسکله داشت."),
]


class TestAccepted:
    """Messages that keep to their source."""

    @pytest.mark.parametrize(("msgid", "msgstr"), ACCEPTED)
    def test_message(self, msgid: str, msgstr: str) -> None:
        """A translation in the form of its source goes in."""
        assert problems(msgid, msgstr) == []

    @pytest.mark.parametrize(
        "msgid", [pair[0] for pair in ACCEPTED] + ["*a", "- ", "`", "a_b 2*3*4"]
    )
    def test_identical(self, msgid: str) -> None:
        """A message left as it is goes in, whatever it is."""
        assert problems(msgid, msgid) == []

    @pytest.mark.parametrize("msgstr", ["", "  ", "\n"])
    def test_empty(self, msgstr: str) -> None:
        """A message without a translation is no fault."""
        assert problems(SENTENCE, msgstr) == []

    def test_fuzzy(self) -> None:
        """A message that awaits a person is not published and so not vetted."""
        entry = Entry("a", ("[x]_",), line=1, msgstr_line=2, flags=("fuzzy",))

        assert vet(entry, PO) == []


# msgid, msgstr, what the problem must say
REFUSED = [
    # files and scripts (i18n.md A6)
    (SENTENCE, ":download:`x <../secret.txt>`", "found :download:`../secret.txt`"),
    (SENTENCE, ".. include:: ../secret.txt", "directive"),
    (SENTENCE, ".. raw:: html", "directive"),
    (SENTENCE, ".. role:: h(raw)", "directive"),
    (SENTENCE, ".. default-role:: strong", "directive"),
    (SENTENCE, ".. image:: x.png", "directive"),
    (SENTENCE, "..\tinclude:: ../secret.txt", "directive"),
    (SENTENCE, "|\tx", "line block"),
    (SENTENCE, ".. x\n\n.. include:: ../secret.txt", "line break"),
    (SENTENCE, "متن\n\n.. include:: ../secret.txt", "line break"),
    (SENTENCE, "متن\x0b.. include:: ../secret.txt", "U+000B"),
    (SENTENCE, "متن\x85.. include:: ../secret.txt", "U+0085"),
    (SENTENCE, "متن\u2028.. include:: ../secret.txt", "U+2028"),
    (SENTENCE, ".. _label:", "target"),
    (SENTENCE, "__ https://example.org", "target"),
    (SENTENCE, "متن _`label`", "_`…`"),
    (SENTENCE, "`x <javascript:alert(1)>`__", "found javascript:alert(1)"),
    (SENTENCE, "`x <file:///etc/passwd>`_", "found file:///etc/passwd"),
    (SENTENCE, "`x <data:text/html,x>`__", "found data:text/html,x"),
    (SENTENCE, "به https://evil.example بروید.", "found https://evil.example"),
    (SENTENCE, "به evil@evil.example بنویسید.", "found mailto:evil@evil.example"),
    (LINKED, "`b <https://evil.example>`__ :ref:`b <the-port>`", "found https://evil"),
    ("*Port*", "*:download:`x <../s>` : b*", "backtick"),
    # roles
    (TERM, "به کشته شهید می‌گویند.", "(:term:`martyr`), found none"),
    (TERM, "به کشته :term:`شهید` می‌گویند.", "found :term:`شهید`"),
    (TERM, "به کشته :term:`شهید <Martyr>` می‌گویند.", "found :term:`Martyr`"),
    (TERM, "به کشته :ref:`شهید <martyr>` می‌گویند.", "found :ref:`martyr`"),
    (TERM, ":term:`شهید <martyr>` :term:`شهید <martyr>`", "found :term:`martyr`"),
    (TERM, "به کشته :term:`شهید <martyr> می‌گویند.", "whole markup"),
    (TERM, "به کشته : term:`شهید <martyr>` می‌گویند.", "found ::"),
    (":h:`<b>x</b>`", ":h:`<script>x</script> </b>`", "roles"),
    (":h:`x`", ":h:`<script>y</script> <x>`", "roles"),
    (":h:`x`", ":h:`a&b <x>`", "roles"),
    (":math:`a<b>`", ":math:`c <b>`", "roles"),
    (":num:`575`", ":num:`576`", "roles"),
    (":numref:`f`", ":numref:`{number:>999999999} <f>`", "{number:>999999999}"),
    (":numref:`f`", ":numref:`%999999999s <f>`", "%999999999s"),
    (":numref:`f`", ":numref:`%z <f>`", "%z"),
    (":numref:`f`", ":numref:`{name.x} <f>`", "{name.x}"),
    # footnotes, substitutions, literals, references
    (NOTED, "در *مهر* افتاد.", "[#fall]_, [Razoux2015]_), found none"),
    (NOTED, "در مهر[#falls]_ افتاد [Razoux2015]_", "found [#falls]_"),
    ("Note [1]_", "یادداشت [۱]_", "found [۱]_"),
    ("Note [#a]_", "یادداشت [#a]", "found none"),
    (FIGURE, ":numref:`rivers` |شهر| ``two``", "found |شهر|"),
    (FIGURE, ":numref:`rivers` |city| ``دو``", "found ``دو``"),
    ("Read port_.", "بندر را بخوانید.", "references"),
    (SENTENCE, "بندر_ بیست اسکله داشت.", "references"),
    (SENTENCE, "snake_case", "references"),
    # form
    (SENTENCE, "1. بندر", "numbered list"),
    (SENTENCE, "A. بندر", "numbered list"),
    (SENTENCE, "- بندر", "list"),
    (SENTENCE, "- " * 4 + "بندر", "list"),
    (SENTENCE, " بندر", "quotation"),
    (SENTENCE, ">>> x", "session"),
    (SENTENCE, "-o  x", "option list"),
    (SENTENCE, ":field: x", "field list"),
    (SENTENCE, "+---+", "table"),
    (SENTENCE, "=== ===", "table"),
    (SENTENCE, "====", "rule"),
    ("1. The port", "1. 1. بندر", "list"),
    ("- x", ".. include:: x", "directive"),
    (".. toctree::", ".. include:: x", "directive"),
    (SENTENCE, "بندر::", '"::"'),
    (SENTENCE, "بندر # noqa", "noqa"),
    (SENTENCE, "بندر #noqa ", "noqa"),
    (SENTENCE, "بندر *بیست", "emphasis start-string"),
    (SENTENCE, "بندر ``بیست", "literal start-string"),
    (SENTENCE, "بندر |بیست", "substitution_reference start-string"),
    (SENTENCE, "بندر *بیست* اسکله داشت.", "emphasis"),
    (SENTENCE, "بندر :a:`b`:c:", "Multiple roles"),
    (SENTENCE, "#-#-#-#-#  fa.po  #-#-#-#-#", "several"),
    # size
    (SENTENCE, "بندر " * 600, "at most 2520 characters"),
    (LISTING, "بندر " * 700, "at most 2760 characters"),
    ("word " * 3_900, "بندر " * 4_100, "at most 20000"),
    # characters
    *(
        (SENTENCE, f"بندر {chr(code)}", f"U+{code:04X}")
        for code in range(0x202A, 0x202F)
    ),
    (SENTENCE, "بندر \u2067خرمشهر", "isolate"),
    (SENTENCE, "بندر \u2069خرمشهر\u2066", "isolate"),
    (SENTENCE, "بندر \x00", "U+0000"),
    (SENTENCE, "بندر \x1b[31m", "U+001B"),
    (SENTENCE, "بندر \uffff", "U+FFFF"),
    # formulas
    ("a = b", r"\href{javascript:alert(1)}{a} = b", r"found \href"),
    ("a = b\nc", r"\input{/etc/passwd}" + "\n", r"found \input"),
    # pictures
    (".. image:: f/a.svg", ".. image:: f/../../secret.svg", "picture"),
    (".. image:: f/a.svg", ".. image:: ../f/a.svg", "picture"),
    (".. image:: f/a.svg", ".. image:: /etc/a.svg", "picture"),
    (".. image:: f/a.svg", ".. image:: https://evil.example/a.svg", "picture"),
    (".. image:: f/a.svg", ".. image:: f/passwd", "picture"),
    (
        ".. image:: f/a.svg",
        ".. image:: f/a.svg\n   :target: javascript:x",
        "line break",
    ),
    (".. image:: f/a.svg", ".. include:: f/a.svg", "picture"),
    (".. image:: a.svg", ".. image:: data:image/svg+xml,x.svg", "picture"),
    (".. image:: a.svg", "بندر", "picture"),
    # listings and alternative texts, which Sphinx parses and throws away
    (LISTING, LISTING + ".. include:: x", "directive"),
    (LISTING, "- - .. raw:: html\n", "directive"),
    (LISTING, ":download:`x <../s>`", "role"),
    (LISTING, "`x <../s>`:download:", "role"),
    (LISTING, ":download:`x\n<../s>`", "role"),
    (LISTING, LISTING + "\u202e", "U+202E"),
    # index entries
    ("port; quays", "بندر، اسکله‌ها", "parts"),
    ("port", "بندر; اسکله", "parts"),
    ("single: port; quays", "بندر; اسکله‌ها", "parts"),
    ("single: port; quays", "pair: بندر; اسکله‌ها", "parts"),
    ("single: port; quays", "single: بندر؛ اسکله‌ها", "parts"),
]


class TestRefused:
    """Messages that are more, or less, than their source."""

    @pytest.mark.parametrize(("msgid", "msgstr", "says"), REFUSED)
    def test_message(self, msgid: str, msgstr: str, says: str) -> None:
        """The problem has its code, place and a hint, and names what it found."""
        found = problems(msgid, msgstr)

        assert says in " ".join(problem.message for problem in found)
        for problem in found:
            assert (problem.code, problem.file, problem.line) == (
                "catalog-refused",
                PO,
                124,
            )
            assert problem.message.startswith("expected ")
            assert problem.hint.endswith(".")

    def test_wording(self) -> None:
        """A problem reads as one line with the place and a line of advice."""
        (problem,) = problems(TERM, "به :download:`x <../secret.txt>`")

        assert str(problem) == (
            f"{PO}:124: expected the roles of the source (:term:`martyr`), "
            "found :download:`../secret.txt` [catalog-refused]\n"
            "    Keep the target: write :term:`شهید <martyr>` for :term:`martyr`."
        )

    @pytest.mark.parametrize(
        "msgstr", ["[\x1b[2J]_", ":x:`\u202egnp.exe`", "`x <a:\x9b31m>`__"]
    )
    def test_terminal(self, msgstr: str) -> None:
        """What a stranger wrote cannot drive the terminal it is shown on."""
        text = "".join(problem.message for problem in problems(SENTENCE, msgstr))

        assert text.isprintable()

    @pytest.mark.parametrize(
        "entry",
        [
            Entry("a", ("ب",), 1, 2, msgctxt="x"),
            Entry("a", ("ب", "پ"), 1, 2, msgid_plural="as"),
        ],
    )
    def test_foreign(self, entry: Entry) -> None:
        """Kinds of message that Sphinx never writes are refused."""
        assert len(vet(entry, PO)) == 1


LONG = "word " * 3_900
BOMBS = {
    "megabytes": (SENTENCE, "ا" * 10_000_000),
    "stars": (SENTENCE, "*a " * 20_000),
    "bars": (SENTENCE, "|a " * 20_000),
    "underscores": (SENTENCE, "a_ " * 20_000),
    "bullets": (SENTENCE, "- " * 600),
    "enumerators": (SENTENCE, "1. " * 600),
    "fields": (SENTENCE, ":a: " * 500),
    "footnotes": (SENTENCE, ".. [1] " * 280),
    "quotes": (SENTENCE, "\n".join(" " * n + "x" for n in range(50, 0, -1))),
    "nested": (SENTENCE, "".join("\n" + " " * n + "x" for n in range(60))),
    "long stars": (LONG, "*a " * 6_000),
    "long backticks": (LONG, "`a " * 6_000),
    "long brackets": (LONG, "[a " * 6_000),
    "one word": (LONG, "a" * 19_000),
    "one Persian word": (LONG, "ا" * 19_000),
    "marks": (LONG, "!" * 19_000),
    "slashes": (LONG, "//" * 9_500),
    "dots": (LONG, "a." * 9_500),
    "addresses": (LONG, "a@b.c " * 3_000),
    "links": (LONG, "http://a " * 2_000),
    "backslashes": (LONG, "\\" * 19_000),
    "isolates": (LONG, "\u2066" * 19_000),
    "source": ("*a " * 20_000, "بندر"),
    "source word": ("!" * 200_000, "بندر"),
    "listing backticks": (LISTING * 500, "`" * 100_001 + ":a:"),
    "listing dots": (LISTING * 500, ".. " * 60_000),
}


class TestBombs:
    """Messages made to take for ever."""

    @pytest.mark.parametrize("name", BOMBS)
    def test_bomb(self, name: str) -> None:
        """A message that docutils would choke on is refused at once."""
        start = time.perf_counter()

        assert problems(*BOMBS[name])
        assert time.perf_counter() - start < 1

    @pytest.mark.parametrize(
        "msgstr",
        [
            "# " * 9_500 + "x",
            "#" + " " * 18_000 + "x",
            "a" + "\\ " * 9_000,
            "http://a " * 200,
            "*a* " * 200,
            "word " * 3_500 + "*a " * 40,
            ("a" * 400 + " ") * 12,
            ":a" * 200,
        ],
    )
    def test_largest(self, msgstr: str) -> None:
        """The most that comes as far as the parser takes it no time either."""
        start = time.perf_counter()
        problems(LONG, msgstr)
        problems(LISTING * 50, msgstr)

        assert time.perf_counter() - start < 1


class TestSafety:
    """The gate itself."""

    def test_runs_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """No role and no directive is ever looked up, let alone called."""

        def never(*args: object) -> None:
            raise AssertionError(args)

        monkeypatch.setattr(roles, "role", never)
        monkeypatch.setattr(directives, "directive", never)

        for msgid, msgstr, _ in REFUSED:
            problems(msgid, msgstr)

    def test_keeps_nothing(self) -> None:
        """A message is judged the same whatever came before it."""
        once = [problems(msgid, msgstr) for msgid, msgstr, _ in REFUSED]
        again = [problems(msgid, msgstr) for msgid, msgstr, _ in reversed(REFUSED)]

        assert once == again[::-1]


class TestCatalog:
    """A whole catalog."""

    def test_vetted(self, write_po: WritePo) -> None:
        """Good messages come out, bad ones as problems, unfinished ones neither."""
        path = write_po(
            message("Port", "بندر")
            + message("Karun", "کارون", "#, fuzzy\n")
            + message("Quay", "")
            + message(SENTENCE, ":download:`x <../secret.txt>`")
        )

        vetted = vet_catalog(po.read(path))

        assert vetted.messages == {"Port": "بندر"}
        assert [problem.line for problem in vetted.problems] == [17]
        assert (vetted.total, vetted.translated, vetted.fuzzy) == (4, 2, 1)

    def test_underscore_in_address(self, write_po: WritePo) -> None:
        """An address with an underscore is published so that it stays one."""
        path = write_po(message("At https://a.org/b_c now", "نک. https://a.org/b_c"))

        (text,) = vet_catalog(po.read(path)).messages.values()

        assert text == r"نک. https://a.org/b\_c"
        assert READER.read(text, glued=True).links == {"https://a.org/b_c": 1}

    def test_gives_up(self, write_po: WritePo) -> None:
        """A catalog full of refused messages is not read to the end."""
        body = "".join(message(f"a{n}", "[x]_") for n in range(MAX_PROBLEMS * 2))

        assert len(vet_catalog(po.read(write_po(body))).problems) == MAX_PROBLEMS
