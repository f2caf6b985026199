"""The public surface: what is exported, that it hides no package, and that importing it is quick."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import zuotan

ROOMS = (
    "command",
    "engines",
    "evaluate",
    "knowledge",
    "model",
    "pages",
    "publish",
    "reading",
    "record",
    "restoration",
)


def test_exported_names() -> None:
    assert sorted(zuotan.__all__) == ["__version__", "open_record", "read", "restore"]
    assert all(hasattr(zuotan, name) for name in zuotan.__all__)


def test_functions_hide_no_package() -> None:
    folder = Path(zuotan.__file__).parent
    packages = {path.name.removesuffix(".py") for path in folder.iterdir()}
    assert packages >= set(ROOMS)
    assert not packages & set(zuotan.__all__)


def test_the_version_is_that_of_the_package() -> None:
    assert zuotan.__version__ == importlib.metadata.version("zuotan")


def test_importing_loads_no_room() -> None:
    code = "import json, sys, zuotan; print(json.dumps(sorted(sys.modules)))"
    modules = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert [name for name in modules if name.startswith("zuotan.")] == ["zuotan.version"]
    assert "sqlalchemy" not in modules


def test_restore_and_read() -> None:
    restored = zuotan.restore("臨(lín)江市黨(dǎng)政代表團(tuán)赴望海縣(xiàn)考察,。", "a.txt")
    assert restored.text == "临江市党政代表团赴望海县考察。"
    reading = zuotan.read(restored.text, "a.txt")
    assert reading.page.source == "a.txt"
    assert reading.report.text == restored.text


def test_open_record(tmp_path: Path) -> None:
    with zuotan.open_record(tmp_path / "v.db") as record:
        assert record.summary().pages == 0
