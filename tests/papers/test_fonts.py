"""The fonts: what `coverage.txt` promises, every weight holds; GB 2312 whole; small enough to ship."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from geliat.papers.typesetting import FONTS, unprintable

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def make_fonts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fonts", ROOT / "tools" / "make_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def points_of(name: str) -> set[int]:
    with TTFont(FONTS / name, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_promised_character_is_in_every_weight(weight: str) -> None:
    promised: set[int] = set()
    for run in (FONTS / "coverage.txt").read_text("ascii").split():
        low, _, high = run.partition("-")
        promised.update(range(int(low, 16), int(high or low, 16) + 1))
    assert len(promised) > 9_000
    assert promised <= points_of(f"NotoSans-{weight}.ttf") | points_of(f"NotoSansSC-{weight}.ttf")


def test_gb_2312_can_be_printed_whole(make_fonts: ModuleType) -> None:
    points = make_fonts.gb2312()
    assert len([point for point in points if 0x4E00 <= point <= 0x9FFF]) == 6_763
    assert unprintable(chr(point) for point in points if 0x4E00 <= point <= 0x9FFF) == ()


def test_names_outside_gb_2312_and_indonesian_text_can_be_printed(make_fonts: ModuleType) -> None:
    assert unprintable(make_fonts.NAME_CHARACTERS) == ()
    assert unprintable(["Rp 1.361.323 — Ø290 × 600 mm ≤ 12,0 % “Ngoran” é ñ x̄ m³ №"]) == ()


def test_runs_are_inclusive_and_in_order(make_fonts: ModuleType) -> None:
    assert list(make_fonts.ranges({5, 1, 2, 3, 9})) == [(1, 3), (5, 5), (9, 9)]


def test_the_fonts_stay_small_and_carry_their_licences() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 8_000_000
    for name in ("OFL-NotoSans.txt", "OFL-NotoSansSC.txt"):
        assert "SIL Open Font License" in (FONTS / name).read_text("utf-8")
