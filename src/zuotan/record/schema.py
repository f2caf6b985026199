"""The tables of the record, as the newest migration leaves them.

Names of facts are hashes (``facts.fact_id``), never numbers given out in order, so that the same pages give the same rows in
any order. No row of a fact holds a time of day of the building. ``n`` is the place of a row among its siblings.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    CompoundSelect,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    select,
    union_all,
)

METADATA = MetaData()


def _table(name: str, keys: str, columns: str = "", **typed: type[Integer | Boolean | LargeBinary]) -> Table:
    """A table of text columns, but for the ``typed`` ones and ``n``; its ``keys`` come first."""
    key_names, names = keys.split(), columns.split()
    return Table(
        name,
        METADATA,
        *(
            Column(
                column,
                typed.get(column, Integer if column == "n" else Text)(),
                primary_key=column in key_names,
            )
            for column in [*key_names, *names]
        ),
    )


SCHEMA_VERSION = _table("schema_version", "version", version=Integer)

PAGES = _table("pages", "id", "status reason source charset version size raw", size=Integer, raw=LargeBinary)
"""``status`` is read, set_aside (fiction, spam) or failed; ``reason`` says why; ``raw`` are the page's bytes, zlib-packed."""
PAGE_SOURCES = _table("page_sources", "page_id source", "origin")
"""Every place where a page was found; ``origin`` is a JSON object of what else was known of it there."""
REPORTS = _table(
    "reports", "page_id", "genre genre_reason title kicker subtitle original_title outlet published text"
)
SIGNATURES = _table("signatures", "page_id task n", "name")
"""Who signs a report: ``task`` is byline (记者) or editor (编辑)."""
EDITS = _table("edits", "page_id", "edits", edits=LargeBinary)
"""Every edit of a page, in order: a zlib-packed JSON list (a glossed page has hundreds; as rows they outweigh all else)."""
EDIT_KINDS = _table("edit_kinds", "page_id kind", "edits uncertain", edits=Integer, uncertain=Integer)
"""How many edits of each kind a page needed, and how many of them are guesses."""

VISITS = _table(
    "visits", "id", "page_id n kind start_date end_date date_basis earliest latest date_reasons yearless"
)
VISIT_REGIONS = _table("visit_regions", "visit_id side n", "code name zone town")
PEOPLE = _table("people", "id", "visit_id n name side roles")
"""A person in one visit; ``roles`` are joined by ``|``."""
OFFICES = _table("offices", "id", "person_id n office")
STOPS = _table("stops", "id", "visit_id n name within")
MEETINGS = _table("meetings", "id", "visit_id n kind chair name")
AGREEMENTS = _table("agreements", "id", "visit_id n title")
COMMITMENTS = _table("commitments", "id", "visit_id n speaker text")
COMMITMENT_FIELDS = _table("commitment_fields", "commitment_id n", "field")
TERMS = _table("terms", "id", "page_id kind n name")
"""``kind`` is programme or phrase."""
OBSERVATIONS = _table("observations", "id", "page_id n name office code")
"""A person seen in an office on a page that tells of no visit."""
SPANS = _table(
    "spans",
    "fact_id n",
    "text_start text_end raw_start raw_end",
    text_start=Integer,
    text_end=Integer,
    raw_start=Integer,
    raw_end=Integer,
)
"""Where a fact stands: code points of the restored text, and bytes of the raw page."""

SKETCHES = _table("sketches", "page_id", "sketch", sketch=LargeBinary)
"""The MinHash signature of a page's text, 128 little-endian numbers of 32 bits: what finds its copies."""
CLUSTERS = _table("clusters", "kind member", "cluster")
"""What was resolved: ``kind`` is copy (members are pages), visit (visits of pages), tour (visits of several pages, by the cluster they
make) or person (people of visits). A cluster goes by the least of its members; a page or a tour that stands alone has no row."""
MERGED_VISITS = _table(
    "merged_visits",
    "id",
    "start_date end_date earliest latest tour pages merged",
    pages=Integer,
    merged=LargeBinary,
)
"""One visit of all its tellings: ``merged`` is the JSON of ``resolution.MergedVisit``, ``pages`` how many pages tell it."""

ITEMS = _table("items", "id", "visit n kind text speaker side fields day page_id")
"""The ledger (台账): every agreement and commitment of a merged visit once, by the least of the facts that tell of it. ``kind`` is
agreement or commitment; ``fields`` are joined by ``|``; ``day`` is the first day of the visit, or its lower bound."""
ITEM_TELLINGS = _table("item_tellings", "fact_id", "item")
"""The facts that tell of an item which goes by another fact's name."""
PARTIES = _table("parties", "visit side code")
"""The regions of each merged visit, by side."""
ITEM_STATES = _table(
    "item_states", "item", "status unit due notes answered decision at who", decision=Integer
)
"""What the log of decisions makes of the items that somebody has touched: the state after the decision numbered ``decision``.
``answered`` is a JSON object: a follow-up (page and place) and whether it was accepted."""

DECISIONS = _table("decisions", "n", "at who fact_id page_id action field value why undoes", undoes=Integer)
"""What people decided, in the order they did; rows are only ever added."""
AS_READ = _table("as_read", "page_id", "rows", rows=LargeBinary)
"""The facts of a page as they were read, zlib-packed JSON, where people decided otherwise: the tables then hold them as shown."""
QUESTIONS = _table(
    "questions",
    "id",
    "kind weight fact_id page_id visit facts told answered",
    weight=Integer,
    answered=Integer,
)
"""What most needs a look (``record.questions``): asked of ``fact_id``, but an answer is about all ``facts`` (joined by ``|``); ``told``
is a JSON object of what the question tells, ``answered`` 1 where somebody has spoken."""

ACCOUNTS = _table("accounts", "name", "role password since")
"""Who may do what where a record is served to others; ``password`` is an Argon2 hash."""
SESSIONS = _table("sessions", "token", "name until")
"""Who is signed in: ``token`` is the SHA-256 of what their browser holds, ``until`` an ISO instant."""

FACTS = (
    PAGES,
    REPORTS,
    SIGNATURES,
    EDITS,
    EDIT_KINDS,
    VISITS,
    VISIT_REGIONS,
    PEOPLE,
    OFFICES,
    STOPS,
    MEETINGS,
    AGREEMENTS,
    COMMITMENTS,
    COMMITMENT_FIELDS,
    TERMS,
    OBSERVATIONS,
    SPANS,
    SKETCHES,
)
"""The tables that reading a page fills."""

DECIDABLE = (
    VISITS,
    VISIT_REGIONS,
    PEOPLE,
    OFFICES,
    STOPS,
    MEETINGS,
    AGREEMENTS,
    COMMITMENTS,
    COMMITMENT_FIELDS,
    TERMS,
    OBSERVATIONS,
    SPANS,
)
"""The tables of a page's facts that people can decide about, those that others belong to first."""


def spanned(pages: Sequence[str] | BindParameter[list[str]]) -> CompoundSelect[tuple[str]]:
    """The ids of all facts of ``pages`` that have spans."""
    visits = select(VISITS.c.id).where(VISITS.c.page_id.in_(pages))
    return union_all(
        select(TERMS.c.id).where(TERMS.c.page_id.in_(pages)),
        select(OBSERVATIONS.c.id).where(OBSERVATIONS.c.page_id.in_(pages)),
        *(
            select(table.c.id).where(table.c.visit_id.in_(visits))
            for table in (PEOPLE, STOPS, MEETINGS, AGREEMENTS, COMMITMENTS)
        ),
    )
