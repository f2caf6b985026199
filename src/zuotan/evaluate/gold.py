"""Gold: pages with what is true of them, in the shape of the contract.

Three layouts are read. A folder (or one file) of gold whose ``page.source`` names the page, found beside the folder; a folder
(or one file) of cases that carry their page as ``raw``; a corpus with the folders ``pages`` and ``gold``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

Record = dict[str, Any]
"""One object of the contract's JSON, as plain Python values."""


class GoldError(ValueError):
    """Gold that cannot be used; the message is one line that names the file."""


class GoldPage(Struct, frozen=True):
    """A page with its truth: ``name`` is short and unique in its set, ``raw`` the page as found."""

    name: str
    raw: bytes
    gold: Record
    source: str | None = None


class GoldSet(Struct, frozen=True):
    """Pages of one kind, sorted by name. ``digest`` changes when any page or any of its gold does."""

    name: str
    pages: tuple[GoldPage, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over names, pages and gold, whatever the layout or the order of keys in the files."""
        total = hashlib.sha256()
        encoder = msgspec.json.Encoder(order="deterministic")
        for page in self.pages:
            for part in (page.name.encode(), page.raw, encoder.encode(page.gold)):
                total.update(hashlib.sha256(part).digest())
        return total.hexdigest()


def load_gold(path: str | Path) -> GoldSet:
    """The gold at ``path``. Raises GoldError where there is none, or where a file of it is not gold."""
    path = Path(path)
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    if path.is_file():
        return GoldSet(path.stem, (_page(path, _beside(path.parent)),))
    folder = path / "gold" if (path / "gold").is_dir() else path
    roots = [path, path / "pages"] if folder != path else _beside(path)
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{path}: no gold (*.json) in it")
    pages = tuple(_page(file, roots) for file in files)
    return GoldSet(_name(path, folder, files[0]), pages)


def _name(path: Path, folder: Path, first: Path) -> str:
    """The folder's name; for a bare folder ``gold``, the name of the folder that holds its pages."""
    if folder == path and path.resolve().name == "gold":
        source = Path(_parse(first).get("page", {}).get("source") or "")
        return source.parent.name or "gold"
    return path.resolve().name


def _beside(folder: Path) -> list[Path]:
    return [folder, folder.resolve().parent, folder.resolve().parent / "pages"]


def _parse(file: Path) -> Record:
    try:
        gold = msgspec.json.decode(file.read_bytes())
    except msgspec.DecodeError as error:
        raise GoldError(f"{file}: not JSON: {error}") from error
    if not isinstance(gold, dict) or not isinstance(gold.get("report"), dict) or "visits" not in gold:
        raise GoldError(f"{file}: not gold: it lacks report or visits")
    return gold


def _page(file: Path, roots: list[Path]) -> GoldPage:
    gold = _parse(file)
    if "raw" in gold:
        return GoldPage(file.stem, str(gold["raw"]).encode(), gold)
    source = gold.get("page", {}).get("source")
    for candidate in _candidates(source, file.stem, roots):
        if candidate.is_file():
            return GoldPage(file.stem, candidate.read_bytes(), gold, source)
    raise GoldError(f"{file}: its page {source or file.stem} is not beside it")


def _candidates(source: str | None, stem: str, roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        if source:
            yield root / source
            yield root / Path(source).name
        for ending in ("html", "htm", "txt"):
            yield root / f"{stem}.{ending}"
