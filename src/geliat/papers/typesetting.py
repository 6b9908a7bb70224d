"""Typesets a page model or a label sheet as PDF with Typst: own fonts only, no clock, no network.

The same input gives the same bytes, because the date of the file is an argument. Papers are tagged and follow
PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): an archive keeps them and a screen reader reads them.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from geliat.papers.page import Page, strings_in
from geliat.refusals import Blocker, Refusal

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(__file__).parent / "templates"
ARCHIVE: list[typst.PDFStandard] = ["a-2b"]
ACCESSIBLE_ARCHIVE: list[typst.PDFStandard] = ["a-2b", "ua-1"]

_DARK = re.compile(rb"\x01+")
_idle: deque[typst.Compiler] = deque(maxlen=8)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@contextmanager
def _compiler() -> Iterator[typst.Compiler]:
    """A compiler for the time of one file: kept warm between files, never shared by two at a time."""
    try:
        compiler = _idle.pop()
    except IndexError:
        compiler = typst.Compiler(root=str(TEMPLATES), font_paths=_fonts())
    try:
        yield compiler
    finally:
        _idle.append(compiler)


@cache
def _coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of the runs that every weight of our fonts prints."""
    first: list[int] = []
    last: list[int] = []
    for run in (FONTS / "coverage.txt").read_text("ascii").split():
        low, _, high = run.partition("-")
        first.append(int(low, 16))
        last.append(int(high or low, 16))
    return tuple(first), tuple(last)


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of `texts` that our fonts cannot print, each once, in code order."""
    first, last = _coverage()
    seen = {sign for sign in set("".join(texts)) if sign > "~"}
    missing = []
    for sign in sorted(seen):
        at = bisect_right(first, ord(sign)) - 1
        if at < 0 or ord(sign) > last[at]:
            missing.append(sign)
    return tuple(missing)


def _require_glyphs(texts: Iterable[str]) -> None:
    texts = tuple(texts)
    missing = unprintable(texts)
    if not missing:
        return
    wanted = set(missing)
    shown = [text for text in texts if wanted & set(text)][:3]
    raise Refusal(
        Blocker(
            code="character_not_in_font",
            en="the papers' fonts cannot print {characters}; write it another way in: {where}",
            id="huruf pada dokumen tidak dapat mencetak {characters}; tulis dengan cara lain pada: {where}",
            facts={
                "characters": ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing),
                "where": "; ".join(shown),
            },
            owner="coordinator",
        )
    )


def matrix_svg(matrix: Sequence[bytearray]) -> str:
    """A matrix of light (0) and dark (1) modules as SVG text without a quiet zone: one filled path."""
    path = "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1h-{run.end() - run.start()}z"
        for y, row in enumerate(matrix)
        for run in _DARK.finditer(row)
    )
    side = len(matrix)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def qr_svg(content: str) -> str:
    """A QR code (ISO/IEC 18004, level M) as SVG text without a quiet zone."""
    return matrix_svg(segno.make(content, error="m", boost_error=False, micro=False).matrix)


def typeset(template: str, inputs: Mapping[str, str], dated: date, *, tagged: bool = True) -> bytes:
    """The PDF of a template in `templates/` with `inputs`; the file says it was made at midnight of `dated`.

    Not `tagged` it is PDF/A-2b alone, a quarter of the size: for sheets that are only printed.
    Raises Refusal when a character cannot be printed, RuntimeError when the template itself is wrong.
    """
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    try:
        with _compiler() as compiler:
            made, warnings = compiler.compile_with_warnings(
                input=str(TEMPLATES / template),
                format="pdf",
                sys_inputs=dict(inputs),
                pdf_standards=ACCESSIBLE_ARCHIVE if tagged else ARCHIVE,
                pdf_tags=tagged,
                timestamp=moment,
            )
    except typst.TypstError as error:
        raise RuntimeError(f"{template}: {error.diagnostic}") from error
    if warnings:
        raise RuntimeError(f"{template}: " + "; ".join(warning.message for warning in warnings))
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def typeset_page(page: Page) -> bytes:
    """The PDF of a page model; Refusal when a character on it cannot be printed."""
    told = page.as_json()
    _require_glyphs(strings_in(told))
    inputs = {
        "page": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        "qr": qr_svg(page.check_url) if page.check_url else "",
    }
    return typeset("paper.typ", inputs, page.dated)


def typeset_labels(template: str, sheet: Mapping[str, Any], texts: Iterable[str], dated: date) -> bytes:
    """The PDF of a label sheet; `texts` are its strings, checked for characters that cannot be printed."""
    _require_glyphs(texts)
    told = json.dumps(sheet, ensure_ascii=False, separators=(",", ":"))
    return typeset(template, {"sheet": told}, dated, tagged=False)
