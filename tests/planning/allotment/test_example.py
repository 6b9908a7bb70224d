"""The example of docs/allotment.md prints what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "allotment.md"


def test_the_example_on_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    printed = re.search(r"prints\n```text\n(.*?)```", page, re.DOTALL)
    assert code is not None
    assert printed is not None
    exec(compile(code[1], str(PAGE), "exec"), {})
    assert capsys.readouterr().out == printed[1]
