"""Where pages come from: files, folders, globs, tables and archives in; raw bytes and what is known of their origin out."""

from zuotan.pages.origin import LARGEST, BadPage, RawPage, page_id
from zuotan.pages.sources import from_stream, pages

__all__ = ["LARGEST", "BadPage", "RawPage", "from_stream", "page_id", "pages"]
