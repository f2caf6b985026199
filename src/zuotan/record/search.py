"""Full-text search by character bigrams, so that two-character names (two thirds of Chinese words) are found.

SQLite's own tokenizers cut Chinese by spaces or into trigrams, and find no word of two characters. So each text is written
into the index as its bigrams: 两江四岸 as 两江 江四 四岸 岸. A query is cut the same way and looked up as a phrase. The index
keeps no copy of the text. It follows from the reports and can be built anew from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from sqlalchemy import Connection, column, select, table

_CHINESE = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_CHINESE}]+|[^\W_{_CHINESE}]+")
_EXCERPT = 24
"""Characters shown on each side of what was found."""


def grams(text: str) -> list[str]:
    """The words of the index for a text: bigrams of each run of Chinese characters and its last character alone; Latin
    words and numbers whole, in lower case."""
    words: list[str] = []
    for run in _RUN.findall(text):
        if run[0] >= "\u3007":
            words.extend(map("".join, pairwise(run)))
            words.append(run[-1])
        else:
            words.append(run.lower())
    return words


def query(text: str) -> str:
    """The FTS5 query for the words of ``text``, which must all be found, each as it stands; empty where it has none."""
    phrases = []
    for part in text.split():
        words: list[str] = []
        for run in _RUN.findall(part):
            if run[0] < "\u3007":
                words.append(f'"{run.lower()}"')
            elif len(run) == 1:
                words.append(f'"{run}" *')
            else:
                pairs = " ".join(run[i : i + 2] for i in range(len(run) - 1))
                words.append(f'"{pairs}"')
        phrases.extend(words)
    return " AND ".join(phrases)


def create(connection: Connection) -> None:
    """Make the index where there is none."""
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS search_pages (n INTEGER PRIMARY KEY, page_id TEXT NOT NULL UNIQUE)"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(grams, content='', tokenize='unicode61')"
    )


def add(connection: Connection, texts: Sequence[tuple[str, str]]) -> None:
    """Index ``(page id, text)`` pairs, none of which is in the index."""
    if not texts:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_pages (page_id) VALUES (?)", [(page,) for page, _ in texts]
    )
    numbers = _numbers(connection, [page for page, _ in texts])
    rows = sorted((numbers[page], " ".join(grams(text))) for page, text in texts)
    connection.exec_driver_sql("INSERT INTO search_index (rowid, grams) VALUES (?, ?)", rows)


def remove(connection: Connection, texts: Sequence[tuple[str, str]]) -> None:
    """Take ``(page id, text as indexed)`` pairs out of the index."""
    numbers = _numbers(connection, [page for page, _ in texts])
    rows = [(numbers[page], " ".join(grams(text))) for page, text in texts if page in numbers]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search_index (search_index, rowid, grams) VALUES ('delete', ?, ?)", rows
        )
        connection.exec_driver_sql("DELETE FROM search_pages WHERE n = ?", [(number,) for number, _ in rows])


def found(connection: Connection, text: str, limit: int | None) -> list[str]:
    """The ids of the pages that hold ``text``, the most relevant first."""
    asked = query(text)
    if not asked:
        return []
    rows = connection.exec_driver_sql(
        "SELECT page_id FROM search_index JOIN search_pages ON n = search_index.rowid"
        " WHERE search_index MATCH ? ORDER BY rank, page_id LIMIT ?",
        (asked, -1 if limit is None else limit),
    )
    return [row[0] for row in rows]


# one list is made in the database: to fetch tens of thousands of rows costs more than to find them
_RANKED = (
    "SELECT json_group_array(rowid) FROM"
    " (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rank, rowid LIMIT ?)"
)
_LATEST = (
    "SELECT json_group_array(rowid) FROM"
    " (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)"
)


def numbers(connection: Connection, text: str, *, ranked: bool, limit: int) -> list[int]:
    """The numbers in the index of the pages that hold ``text``, at most ``limit``: the most relevant first where ``ranked``, else the
    last to have come first."""
    asked = query(text)
    if not asked:
        return []
    held = connection.exec_driver_sql(_RANKED if ranked else _LATEST, (asked, limit))
    return msgspec.json.decode(held.scalar() or "[]", type=list[int])


def pages(connection: Connection, asked: Sequence[int]) -> dict[int, str]:
    """The ids of pages by their numbers in the index."""
    numbered = table("search_pages", column("n"), column("page_id")).c
    query = select(numbered.n, numbered.page_id).where(numbered.n.in_(asked))
    return {row[0]: row[1] for row in connection.execute(query)}


def excerpt(text: str, asked: str) -> tuple[str, int | None]:
    """The surroundings in ``text`` of the first word of ``asked``, and where it stands (None where it does not)."""
    at = -1
    for word in asked.split():
        at = text.lower().find(word.lower())
        if at >= 0:
            break
    start = max(0, at - _EXCERPT)
    end = min(len(text), max(at, 0) + 2 * _EXCERPT)
    shown = text[start:end].replace("\n", " ")
    return ("…" if start else "") + shown + ("…" if end < len(text) else ""), at if at >= 0 else None


def _numbers(connection: Connection, pages: Iterable[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for page in pages:
        row = connection.exec_driver_sql("SELECT n FROM search_pages WHERE page_id = ?", (page,)).first()
        if row is not None:
            numbers[page] = row[0]
    return numbers
