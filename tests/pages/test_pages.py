"""Where pages come from: every kind of source, and what a bad member does to the rest."""

import bz2
import gzip
import io
import json
import lzma
import zipfile
import zlib
from pathlib import Path

import pytest

from zuotan.pages import LARGEST, BadPage, RawPage, from_stream, page_id, pages

TEXT = "临江市党政代表团赴望海县学习考察。"


def found(*sources: Path | str) -> tuple[list[RawPage], list[BadPage]]:
    every = list(pages(sources))
    return [p for p in every if isinstance(p, RawPage)], [p for p in every if isinstance(p, BadPage)]


def texts(*sources: Path | str) -> list[str]:
    good, bad = found(*sources)
    assert bad == []
    return [page.data.decode() for page in good]


def test_a_folder_yields_its_pages_in_order_and_no_other_files(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "deep/c.HTM", "picture.png", ".git/d.txt", "._a.txt", "__MACOSX/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert texts(tmp_path) == ["a.txt", "b.html", "deep/c.HTM"]


def test_a_named_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(TEXT)
    assert texts(tmp_path / "page") == [TEXT]


def test_a_glob_is_sorted(tmp_path: Path) -> None:
    for name in ("2.txt", "10.txt", "1.txt"):
        (tmp_path / name).write_text(name)
    assert texts(f"{tmp_path}/*.txt") == ["1.txt", "10.txt", "2.txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "*.nothing"])
def test_a_source_that_is_not_there_is_one_line(tmp_path: Path, name: str) -> None:
    good, bad = found(tmp_path / name)
    assert good == []
    assert [page.source for page in bad] == [str(tmp_path / name)]


@pytest.mark.parametrize("field", ["text", "html", "raw", "content", "body", "Text"])
def test_jsonl_fields(tmp_path: Path, field: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({field: TEXT, "url": "https://example.org/1", "day": "2024-05-01"}) + "\n\n")
    good, bad = found(path)
    assert bad == []
    assert good == [
        RawPage("https://example.org/1", TEXT.encode(), {"url": "https://example.org/1", "day": "2024-05-01"})
    ]


def test_bad_rows_do_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    rows = ["{no json", "[1]", json.dumps({"title": "x"}), json.dumps({"text": TEXT, "id": 7})]
    path.write_text("\n".join(rows))
    good, bad = found(path)
    assert [page.source for page in good] == [f"{path}#4:7"]
    assert [page.source for page in bad] == [f"{path}#{n}" for n in (1, 2, 3)]
    assert all("\n" not in page.reason and page.reason for page in bad)


@pytest.mark.parametrize(
    ("ending", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress), (".bz2", bz2.compress)]
)
def test_compressed_sources(tmp_path: Path, ending: str, pack: object) -> None:
    assert callable(pack)
    (tmp_path / f"a.txt{ending}").write_bytes(pack(TEXT.encode()))
    (tmp_path / f"b.jsonl{ending}").write_bytes(pack(json.dumps({"text": TEXT}).encode()))
    assert texts(tmp_path) == [TEXT, TEXT]


@pytest.mark.parametrize("ending", [".txt.gz", ".txt.xz", ".jsonl.gz", ".zip", ".txt.bz2"])
def test_a_damaged_archive_is_one_line(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(
        gzip.compress(b"x" * 5000)[:20] if "gz" in ending else b"no archive"
    )
    (tmp_path / "z.txt").write_text(TEXT)
    good, bad = found(tmp_path)
    assert len(good) == len(bad) == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("tab", [",", "\t"])
def test_csv(tmp_path: Path, charset: str, tab: str) -> None:
    path = tmp_path / "pages.csv"
    path.write_bytes(f'id{tab}Text{tab}备注\n7{tab}"{TEXT}\n第二段"{tab}好\n'.encode(charset))
    good, bad = found(path)
    assert bad == []
    assert [page.data.decode() for page in good] == [f"{TEXT}\n第二段"]
    assert good[0].origin == {"id": "7", "备注": "好"}


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("a,b\n1,2\n")
    assert found(tmp_path)[1][0].reason == "no column is called raw, html, text, content or body"


def test_zip_members_and_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", TEXT)
        archive.writestr("a.txt", "damaged " * 200)
        archive.writestr("c.jsonl", json.dumps({"text": "row"}))
        archive.writestr("huge.txt", b"0" * (LARGEST + 1))
        archive.writestr("picture.png", b"\x89PNG")
    data = bytearray(path.read_bytes())
    at = data.index(b"a.txt") + len(b"a.txt")
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    good, bad = found(path)
    assert [(page.source, page.data.decode()) for page in good] == [
        (f"{path}!/b.txt", TEXT),
        (f"{path}!/c.jsonl#1", "row"),
    ]
    assert [page.source for page in bad] == [f"{path}!/a.txt", f"{path}!/huge.txt"]


def test_zip_names_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ABCD.txt", TEXT)
    path.write_bytes(path.read_bytes().replace(b"ABCD", "考察".encode("gbk")))
    assert [page.source for page in found(path)[0]] == [f"{path}!/考察.txt"]


def record(kind: str, url: str, block: bytes, content: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
    return (
        f"{head}Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
    )


def response(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode() + body


HTTP = "application/http; msgtype=response"
CHUNKED = (
    b"6\r\n" + TEXT.encode()[:6] + b"\r\n" + f"{len(TEXT.encode()) - 6:x}\r\n".encode() + TEXT.encode()[6:]
)


@pytest.mark.parametrize(
    "block",
    [
        response(TEXT.encode()),
        response(CHUNKED + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        response(gzip.compress(TEXT.encode()), "Content-Encoding: gzip"),
        response(TEXT.encode(), "Content-Encoding: gzip"),
        response(zlib.compress(TEXT.encode()), "Content-Encoding: deflate"),
    ],
    ids=["plain", "chunked", "gzip", "gzip already undone", "deflate"],
)
@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_warc_responses(tmp_path: Path, block: bytes, ending: str) -> None:
    records = [
        record("warcinfo", "", b"software: x", "application/warc-fields"),
        record(
            "request", "https://example.org/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"
        ),
        record("response", "https://example.org/1", block, HTTP),
        record("response", "https://example.org/2", response(b"", status="404 Not Found"), HTTP),
        record("response", "https://example.org/3", response(b"\x89PNG", kind="image/png"), HTTP),
    ]
    path = tmp_path / f"crawl{ending}"
    path.write_bytes(b"".join(gzip.compress(r) if ending.endswith("gz") else r for r in records))
    good, bad = found(path)
    assert bad == []
    assert good == [
        RawPage(
            "https://example.org/1", TEXT.encode(), {"archive": str(path), "fetched": "2024-05-01T00:00:00Z"}
        )
    ]


def test_wet_and_a_cut_off_archive(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.wet.gz"
    good_one = record("conversion", "https://example.org/1", TEXT.encode(), "text/plain")
    path.write_bytes(gzip.compress(good_one) + gzip.compress(good_one[:-30]))
    good, bad = found(path)
    assert [page.data.decode() for page in good] == [TEXT]
    assert len(bad) == 1


def test_a_page_of_fifty_megabytes_is_one_line(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "b.txt").write_text(TEXT)
    good, bad = found(tmp_path)
    assert [page.data.decode() for page in good] == [TEXT]
    assert "50.0 MB" in bad[0].reason


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        json.dumps({"text": TEXT}).encode(),
        record("conversion", "u", TEXT.encode(), "text/plain"),
    ],
)
def test_a_stream_tells_its_kind_by_its_head(data: bytes) -> None:
    (page,) = from_stream(io.BytesIO(data))
    assert isinstance(page, RawPage)
    assert page.data.decode() == TEXT


def test_the_name_of_a_page_is_the_hash_of_its_bytes() -> None:
    assert page_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
