"""Damage (损坏) as the web does it to clean text: each kind alone or several together, with the truth kept by the caller.

``damage`` takes a page, plain or HTML, and leaves tags, scripts and the notice that the page is invented as they are. Kinds are
applied in the order of ``KINDS``, whatever the order in which they are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random

from zuotan.sample import sprinkles
from zuotan.sample.masthead import NOTICE
from zuotan.sample.places import of_level
from zuotan.sample.script import Glosses, forms, glossed, mirror
from zuotan.sample.script import traditional as without_glosses
from zuotan.sample.slip import copier
from zuotan.sample.tables import chance
from zuotan.sample.words import one

BODY = 30
"""Characters from which on a stretch between tags, or a line, counts as body: dates and names around it stay whole."""
FRAGMENT = 6
"""A piece of a headline of so many characters is put into sentences."""
_BETWEEN = re.compile("[一-鿿](?=[一-鿿])")
_SKIP = re.compile(f"(?s)(<(?:script|style)\\b.*?</(?:script|style)>|<[^>]*>|&[a-z#0-9]+;|{NOTICE})")
_DOUBLED = {"，": ("，", "，"), "。": ("，", "。"), "、": ("，", "、"), "；": ("，", "；")}
_HALF = str.maketrans("，：；（）？！", ",:;()?!")


def outside(text: str, change: Callable[[str], str]) -> str:
    """The text with ``change`` applied outside tags, scripts, entities and the notice."""
    pieces = _SKIP.split(text)
    return "".join(piece if at % 2 else change(piece) for at, piece in enumerate(pieces))


def _body(change: Callable[[str], str]) -> Callable[[str], str]:
    """The change, kept to lines of the body."""

    def lines(text: str) -> str:
        return "\n".join(change(line) if len(line.strip()) >= BODY else line for line in text.split("\n"))

    return lines


def _lines(change: Callable[[Random, str], str]) -> Callable[[Random, str], str]:
    """The change of single lines, done to those of the body."""
    return lambda rng, text: outside(text, _body(lambda line: change(rng, line)))


def _glosses(
    *,
    retroflex: bool = False,
    brackets: str = "()",
    before: bool = False,
    simplified: bool = False,
    blank: bool = False,
) -> Callable[[Random, str], str]:
    """Traditional script (or not) with a pinyin gloss at every occurrence of many characters."""

    def gloss(rng: Random, text: str) -> str:
        chosen = glossed(rng, text, retroflex=retroflex)
        return outside(text, Glosses(chosen, brackets, before, simplified, blank).text)

    return gloss


def traditional(rng: Random, text: str) -> str:
    """Traditional script without glosses, as official mirrors have it; by chance with the forms they prefer."""
    return outside(text, mirror if chance(rng, 0.5) else without_glosses)


def slip(rng: Random, text: str) -> str:
    """Glosses and commas put into the GBK bytes of the text in traditional script, with the slips that come of it."""
    site = copier(rng, glossed(rng, "".join(forms()), most=0.4))
    return outside(text, lambda piece: site.text(rng, without_glosses(piece)))


def doubled(rng: Random, text: str) -> str:
    """A comma before most marks: ``,,`` for ``，``, ``,。`` for ``。``."""
    wide = chance(rng, 0.25)
    share = rng.uniform(0.4, 0.9)

    def marks(line: str) -> str:
        pieces = []
        for char in line:
            pair = _DOUBLED.get(char)
            if pair and (char == "，" or chance(rng, share)):
                first, second = pair
                if not wide:
                    first, second = ",", "," if second == "，" else second
                pieces.append(first + second if char != "，" or chance(rng, share) else second)
            else:
                pieces.append(char)
        return "".join(pieces)

    return outside(text, marks)


def half_width(rng: Random, text: str) -> str:
    """Half-width marks for full-width ones, the brackets by chance."""
    table = dict(_HALF)
    if chance(rng, 0.3):
        del table[ord("（")], table[ord("）")]
    return outside(text, lambda piece: piece.translate(table))


def injected(rng: Random, text: str) -> str:
    """A clone site's brand where 我们 stood, and at the head of the page."""
    brand = one(rng, "brand")
    text = outside(text, lambda piece: piece.replace("我们", brand))
    if "</title>" in text:
        return text.replace("</title>", f"-{brand}</title>").replace("版权所有", f"版权所有 {brand}")
    return f'<div class="logo">{brand}</div>\n{text}' if text.startswith("<") else f"{brand}\n{text}"


def spam_lines(rng: Random, text: str) -> str:
    """Lines of a link farm between the paragraphs."""
    breaks = [
        match.start() for match in re.finditer(r"</p>\n(?=<p>)|</div>\n(?=<div><span)|\n(?=[^\n]{30})", text)
    ]
    breaks = [at for at in breaks if "<p>" not in text or text.startswith("</p>", at)] or breaks
    for at in sorted(rng.sample(breaks, min(len(breaks), rng.randint(1, 3))), reverse=True):
        line = one(rng, "spam")
        after = text.find("\n", at)
        if text.startswith("</", at):
            text = f'{text[:after]}\n<p><a href="http://spam.invalid/">{line}</a></p>{text[after:]}'
        else:
            text = f"{text[:after]}\n{line}{text[after:]}"
    return text


def fragments(rng: Random, text: str) -> str:
    """The headline, or a half of it, put into sentences of the body, as pages that bait search engines have it."""
    heading = _heading(text)
    if len(heading) < FRAGMENT:
        return text
    halves = [part for part in heading.split() if len(part) >= FRAGMENT]
    words = rng.choice((heading, *halves))

    def put(line: str) -> str:
        spots = [match.end() for match in _BETWEEN.finditer(line) if chance(rng, 0.008)]
        for at in reversed(spots):
            line = line[:at] + words + line[at:]
        return line

    return outside(text, _body(put))


def _heading(text: str) -> str:
    """The headline of a page: its title element, or the first line that is no field, of a length that headlines have."""
    if found := re.search("<title>([^<_]+)", text):
        return found[1].split("_")[0].strip()
    lines = [line.strip() for line in text.split("\n")[:6]]
    return next((line for line in lines if FRAGMENT <= len(line) <= 36 and not re.search("[:：>]", line)), "")


def spliced(rng: Random, text: str) -> str:
    """A county's name before every 县 of the body, as link machines put it."""
    names = [
        place.name for place in of_level("county") if place.name.endswith("县") and place.name not in text
    ]
    name = rng.choice(names)
    return outside(text, _body(lambda line: line.replace("县", name)))


KINDS: dict[str, Callable[[Random, str], str]] = {
    "injected_term": injected,
    "spliced_place": spliced,
    "spam_lines": spam_lines,
    "title_fragments": fragments,
    "pinyin_gloss": _glosses(),
    "pinyin_gloss_retroflex": _glosses(retroflex=True),
    "pinyin_gloss_full_width": _glosses(brackets="（）"),
    "pinyin_gloss_before": _glosses(before=True),
    "pinyin_gloss_simplified": _glosses(simplified=True),
    "pinyin_gloss_blank": _glosses(blank=True),
    "traditional": traditional,
    "gbk_slip": slip,
    "doubled_punctuation": doubled,
    "half_width_punctuation": half_width,
    "asterisks": _lines(sprinkles.asterisks),
    "blotted_words": _lines(sprinkles.blotted),
    "digit_noise": _lines(sprinkles.digits),
    "emoji": _lines(sprinkles.emoji),
    "sign_noise": _lines(sprinkles.signs),
}
"""Every kind of damage to characters, in the order in which several are done."""

_COPIED = {kind for kind in KINDS if kind.startswith("pinyin_gloss")} | {"traditional", "doubled_punctuation"}
"""What a slip brings with it: it comes of the same replacements."""

CHARSETS = ("utf-8", "gb18030", "big5")


def damage(text: str, kinds: Iterable[str] | str, rng: Random) -> str:
    """A page with damage of the kinds (one name or several). Raises KeyError for a kind that is none of ``KINDS``."""
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    if unknown := wanted - KINDS.keys():
        raise KeyError(", ".join(sorted(unknown)))
    if "gbk_slip" in wanted:
        wanted -= _COPIED
    for kind, done in KINDS.items():
        if kind in wanted:
            text = done(rng, text)
    return text


def encode(text: str, charset: str) -> bytes | None:
    """The page's bytes in a charset, None where it has a character that the charset lacks."""
    try:
        return text.encode(charset)
    except UnicodeEncodeError:
        return None
