"""What the style sheet and the pages promise of their look."""

from __future__ import annotations

import re
from pathlib import Path

import zuotan.web

HERE = Path(zuotan.web.__file__).parent


def test_dark_is_the_same_whether_the_system_or_the_reader_asks_for_it() -> None:
    style = (HERE / "static" / "style.css").read_text(encoding="utf-8")
    asked = re.search(r':root:not\(\[data-theme="light"\]\) \{([^}]+)\}', style)
    chosen = re.search(r':root\[data-theme="dark"\] \{([^}]+)\}', style)
    assert asked
    assert chosen
    assert asked[1].split() == chosen[1].split()


def test_no_template_styles_or_scripts_inline() -> None:
    for template in (HERE / "templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r'\sstyle="|\son\w+="|<style|<script(?![^>]*\ssrc=)', text), template.name
        assert "|safe" not in text.replace(" ", ""), template.name
