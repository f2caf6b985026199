"""Measures how well names of people are read behind their offices, against names that others marked.

Usage: python tools/measure_holders.py CORPORA [--errors]. Corpora, under ``CORPORA/ner``: PKU 1998-01 (surname and given name are
apart there and are joined; the tables of names were derived from it), the MSRA test and the People's Daily dev and test sets
(nothing was derived from these).

How it is counted. Text is cut into sentences at 。！？； and line ends; those in which the program finds no office are
left out. *Read* is every name that :class:`HolderFinder` gives of a sentence. A name read is *right* where a marked
person has exactly its span. A marked person is *wanted* where it stands right behind a word of an office (a mark of ``words/post`` whose
value is not ``none``, then at most a bracket or blanks), or follows a wanted person after 、 or 和, and is written in 2 to 4
Han characters of which the first are a surname, or with a middle dot. Precision is right over read, recall the wanted persons that
were read over the wanted.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from zuotan.knowledge.lexicon import lexicon
from zuotan.knowledge.names import DOTS, surname_length
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.name_ends import is_han

ENDS = "。！？；"
BEHIND = re.compile(r"(?:[（(][^（）()]{1,14}[）)])?[ 　]*")
JOINER = re.compile(r"(?:[（(][^（）()]{1,14}[）)])?[、和]")

Span = tuple[int, int]


class Sentence(NamedTuple):
    """A sentence with the spans of the persons marked in it."""

    text: str
    persons: tuple[Span, ...]


def bio(path: Path) -> Iterator[Sentence]:
    """The sentences of a corpus with one character and its mark a line."""
    text, persons, start = "", [], -1
    for line in path.read_text(encoding="utf-8").splitlines():
        char, _, tag = line.rstrip().replace("\t", " ").partition(" ")
        if start >= 0 and tag.strip() != "I-PER":
            persons.append((start, len(text)))
            start = -1
        if tag.strip() == "B-PER":
            start = len(text)
        text += char
        if not char or char in ENDS:
            yield Sentence(text, tuple(persons))
            text, persons, start = "", [], -1


def pku(path: Path) -> Iterator[Sentence]:
    """The sentences of the tagged corpus; a surname and the given name behind it are one person."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, persons, surname = "", [], -1
            for token in line.split():
                word, _, tag = token.strip("[").rpartition("/")
                person = tag.partition("]")[0] == "nr"
                if person and surname >= 0 and text[surname:] != "" and len(text) - surname <= 2:
                    persons[-1] = (surname, len(text) + len(word))
                    surname = -1
                elif person:
                    surname = len(text)
                    persons.append((surname, len(text) + len(word)))
                else:
                    surname = -1
                text += word
                if word in ENDS:
                    yield Sentence(text, tuple(persons))
                    text, persons, surname = "", [], -1
            yield Sentence(text, tuple(persons))


def wanted(sentence: Sentence, marks: Marks) -> set[Span]:
    """The persons that are to be read: those right behind a word of an office, and those listed after one of them."""
    text = sentence.text
    begins = {
        noted.end()
        for _, end, word in marks.of("post")
        if marks.value("post", word) != "none" and (noted := BEHIND.match(text, end))
    }
    found: set[Span] = set()
    for start, end in sentence.persons:
        name = text[start:end]
        if start in begins:
            if any(dot in name for dot in DOTS) or (
                2 <= len(name) <= 4 and is_han(name) and surname_length(name)
            ):
                found.add((start, end))
            if joined := JOINER.match(text, end):
                begins.add(joined.end())
    return found


def main(corpora: Path, errors: bool) -> None:
    """Prints the figures of each corpus, and with ``errors`` each name missed (-) or wrongly read (+) with its surroundings."""
    sources = {
        "PKU 1998-01": pku(corpora / "ner/pku199801_pos.txt.xz"),
        "MSRA test": bio(corpora / "ner/msra_test_bio.txt"),
        "People's Daily dev": bio(corpora / "ner/peoples_daily_bio.dev"),
        "People's Daily test": bio(corpora / "ner/peoples_daily_bio.test"),
    }
    known = lexicon()
    for source, sentences in sources.items():
        read = right = want = got = 0
        for sentence in sentences:
            marks = Marks(sentence.text, known)
            if not marks.of("post"):
                continue
            finder = HolderFinder(marks)
            if not finder.offices:
                continue
            names = {(holder.start, holder.end) for holder in finder.holders()}
            due = wanted(sentence, marks)
            read, right = read + len(names), right + len(names & set(sentence.persons))
            want, got = want + len(due), got + len(due & names)
            if errors:
                for sign, spans in (("+", names - set(sentence.persons)), ("-", due - names)):
                    for start, end in sorted(spans):
                        text = sentence.text
                        print(
                            f"{source[:4]} {sign} {text[max(0, start - 14) : start]}[{text[start:end]}]{text[end : end + 8]}"
                        )
        print(
            f"{source:20} precision {right / read:.4f} ({right} of {read})  recall {got / want:.4f} ({got} of {want})"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--errors" in sys.argv)
