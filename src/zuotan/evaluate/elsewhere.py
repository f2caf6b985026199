"""Readings made elsewhere: by another tool, another version, or by hand, in the contract, to be scored as if read here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

from zuotan.evaluate.gold import GoldError
from zuotan.model import Reading


class Unread(LookupError):
    """A page of which there is no reading."""


class Readings:
    """Readings by the id of their page (SHA-256 of its bytes), and by its source."""

    def __init__(self, readings: list[Reading]) -> None:
        self._by_id = {reading.page.id: reading for reading in readings}
        self._by_source: dict[str, Reading] = {}
        for reading in readings:
            source = reading.page.source or ""
            # a page may have lain in another folder there
            for name in (Path(source).stem, Path(source).name, source):
                self._by_source[name] = reading

    def __call__(self, raw: bytes, source: str | None) -> Reading:
        """The reading of the page ``raw``: by its id, else by its source, file name, or file name without ending. Raises
        Unread where there is none."""
        source = source or ""
        names = (source, Path(source).name, Path(source).stem)
        found = self._by_id.get(hashlib.sha256(raw).hexdigest())
        found = found or next((self._by_source[name] for name in names if name in self._by_source), None)
        if found is None:
            raise Unread("there is no reading of this page")
        return found


def load_readings(path: str | Path) -> Readings:
    """The readings at ``path``: a file of one reading or a list of them (.json), of one a line (.jsonl), or a folder of
    such files. Raises GoldError where there are none, or where one is not in the contract."""
    path = Path(path)
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    files = sorted((*path.rglob("*.json"), *path.rglob("*.jsonl"))) if path.is_dir() else [path]
    readings = [reading for file in files for reading in _in(file)]
    if not readings:
        raise GoldError(f"{path}: no readings in it")
    return Readings(readings)


def _in(file: Path) -> Iterator[Reading]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}") from error
    if file.suffix == ".json":
        held = _decoded(data, str(file))
        items = held if isinstance(held, list) else [held]
        for number, item in enumerate(items, 1):
            yield _reading(item, f"{file}: reading {number}" if len(items) > 1 else str(file))
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield _reading(_decoded(line, f"{file}: line {number}"), f"{file}: line {number}")


def _decoded(data: bytes, where: str) -> Any:
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise GoldError(f"{where}: not JSON: {error}") from error


def _reading(item: Any, where: str) -> Reading:
    try:
        return msgspec.convert(_completed({**item, "page": {"id": "", **item["page"]}}, Reading), Reading)
    except (msgspec.ValidationError, KeyError, TypeError) as error:
        told = "it lacks page" if isinstance(error, KeyError) else str(error)
        raise GoldError(f"{where}: not a reading in the contract: {told}") from error


def _completed(value: Any, kind: Any) -> Any:
    """The value with what it leaves out of a record of the kind: a list is then empty, and what may be null is null."""
    if isinstance(value, list):
        return [_completed(one, get_args(kind)[0]) for one in value] if get_args(kind) else value
    if not isinstance(value, dict) or not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return value
    told = dict(value)
    for field in msgspec.structs.fields(kind):
        if field.name in told:
            told[field.name] = _completed(told[field.name], field.type)
        elif type(None) in get_args(field.type):
            told[field.name] = None
        elif get_origin(field.type) is tuple:
            told[field.name] = []
    return told
