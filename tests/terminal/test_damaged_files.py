"""Damaged files at the terminal: whatever is in them, a clear sentence and exit code 2, never a traceback."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.builders import a_case, as_xlsx, cells_of

from geliat.cli import main
from geliat.planning.loading.problem import LoadPlan
from geliat.refusals import Blocker, Refusal
from geliat.workbook.opening import BadCell
from geliat.workbook.template import write_case

HEAD = ["sku", "length_mm", "width_mm", "height_mm", "gross_kg", "quantity"]
ROWS = [["S", 550, 370, 410, 12.9, 30], ["M", 600, 400, 500, 15, 9]]
TEXT = "\n".join(",".join(map(str, row)) for row in [HEAD, *ROWS])
ODD = st.one_of(
    st.sampled_from([-1, 0, 10**7, 10**30, 1.5, "", "NaN", "x", True, date(2024, 1, 1), BadCell("#REF!")]),
    st.floats(),
    st.text(max_size=6),
)
FEW = settings(max_examples=40)


@pytest.fixture(scope="module", autouse=True)
def _only_reading() -> Iterator[None]:
    """What was read is not searched or planned: only the reading is tried here."""

    def reached(*_: object, **__: object) -> LoadPlan:
        return LoadPlan(())

    def refused(*_: object, **__: object) -> None:
        raise Refusal(Blocker("reached", "the case was read", "kasus terbaca"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geliat.terminal.load._searched", reached)
        patch.setattr("geliat.workbook.planning.plan_case", refused)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def clear(told: Result, codes: tuple[int, ...]) -> Result:
    """The command ended as it says it does, and told each reason in one line."""
    assert told.exception is None or isinstance(told.exception, SystemExit), repr(told.exception)
    assert told.exit_code in codes, told.output
    if told.exit_code == 2:
        lines = told.stderr.splitlines()
        assert lines
        assert all(line.startswith("geliat: ") and len(line) < 1_000 for line in lines)
    return told


def loaded(folder: Path, name: str, data: bytes, codes: tuple[int, ...] = (0, 2)) -> Result:
    file = folder / name
    file.write_bytes(data)
    return clear(run("load", file), codes)


def table(rows: list[list[Any]], tab: str = "Muatan") -> bytes:
    return as_xlsx({tab: rows})


def with_part(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A workbook's zip written anew; `change` gives each part's new content, or None to leave it out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


BOOK = table([HEAD, *ROWS])


@given(st.integers(0, len(BOOK) - 1))
@FEW
def test_a_workbook_cut_anywhere_is_refused_in_one_sentence(folder: Path, length: int) -> None:
    told = loaded(folder, "cargo.xlsx", BOOK[:length], (2,))
    assert len(told.stderr.splitlines()) == 1


@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=9))
@FEW
def test_a_workbook_with_other_bytes_is_read_or_refused(folder: Path, damage: list[tuple[int, int]]) -> None:
    data = bytearray(BOOK)
    for place, value in damage:
        data[place] = value
    loaded(folder, "cargo.xlsx", bytes(data))


@given(st.data())
@FEW
def test_a_workbook_that_lacks_a_part_or_half_of_it_is_read_or_refused(
    folder: Path, data: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        hurt = data.draw(st.sampled_from(archive.namelist()))
    keep = data.draw(st.none() | st.floats(0, 1))

    def change(name: str, part: bytes) -> bytes | None:
        if name != hurt:
            return part
        return None if keep is None else part[: int(len(part) * keep)]

    loaded(folder, "cargo.xlsx", with_part(BOOK, change))


@given(st.data())
@FEW
def test_any_cell_of_a_list_may_hold_anything(folder: Path, data: st.DataObject) -> None:
    rows: list[list[Any]] = deepcopy([HEAD, *ROWS])
    for _ in range(data.draw(st.integers(1, 4))):
        row, column = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 5))
        rows[row][column] = data.draw(ODD)
    told = loaded(folder, "cargo.xlsx", table(rows))
    if told.exit_code == 2:
        assert all("cargo.xlsx" in line for line in told.stderr.splitlines())


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Catatan": [["hello"], ["world"]]}, "no field is called so"),
        ({"Kosong": [[]]}, "holds no cargo"),
        ({"Muatan": [HEAD]}, "holds no cargo"),
        ({"Muatan": [HEAD, ["S", 550, 370, 410, 12.9, 10**7]]}, "row 2, quantity"),
        ({"Muatan": [HEAD, ["S", 550, 370, 410, -1, 1]]}, "row 2, gross_kg"),
        ({"Muatan": [HEAD, ["S", 550, 370, float("nan"), 1, 1]]}, "row 2, height_mm"),
        ({"Muatan": [HEAD, ["S", 550, 370, BadCell("#DIV/0!"), 1, 1]]}, "row 2, height_mm"),
    ],
)
def test_wrong_sheets_and_numbers_are_named(
    folder: Path, cells: dict[str, list[list[Any]]], said: str
) -> None:
    told = loaded(folder, "cargo.xlsx", as_xlsx(cells), (2,))
    assert said in told.stderr


def test_a_workbook_of_pictures_only_is_refused(folder: Path) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_chartsheet()
    loaded(folder, "cargo.xlsx", target.getvalue(), (2,))


@given(st.integers(0, len(TEXT) - 1), st.binary(max_size=4))
@FEW
def test_a_csv_cut_or_scratched_anywhere_is_read_or_refused(folder: Path, at: int, scratch: bytes) -> None:
    data = TEXT.encode()
    loaded(folder, "cargo.csv", data[:at])
    loaded(folder, "cargo.csv", data[:at] + scratch + data[at + len(scratch) :])


LISTED = {"cargo": [dict(zip(HEAD, row, strict=True)) for row in ROWS], "rules": {"clearance_mm": 2}}
JSON_ODD = st.one_of(
    st.sampled_from([-1, 0, 10**7, 10**40, 1.5, None, True, "", "NaN", [], {}, [[0, 1]], {"x": 1}]),
    st.floats(),
    st.text(max_size=5),
)


def mutilated(content: Any, data: st.DataObject) -> Any:
    """The content with one value replaced, one key left out, or one name misspelt, at any depth."""
    content = deepcopy(content)
    spot = content
    while True:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(spot[key], dict | list) and spot[key] and data.draw(st.booleans()):
            spot = spot[key]
            continue
        match data.draw(st.sampled_from(["replace", "leave out", "misspell"])):
            case "misspell" if isinstance(spot, dict):
                spot[f"{key}x"] = spot.pop(key)
            case "leave out":
                del spot[key]
            case _:
                spot[key] = data.draw(JSON_ODD)
        return content


@given(st.data())
@FEW
def test_a_json_list_with_anything_in_it_is_read_or_refused(folder: Path, data: st.DataObject) -> None:
    loaded(folder, "cargo.json", json.dumps(mutilated(LISTED, data)).encode())


@given(st.integers(0, len(json.dumps(LISTED)) - 1))
@FEW
def test_a_json_list_cut_in_half_is_refused_in_one_sentence(folder: Path, at: int) -> None:
    told = loaded(folder, "cargo.json", json.dumps(LISTED)[:at].encode(), (2,))
    assert len(told.stderr.splitlines()) == 1


PLAN = {
    "containers": [
        {
            "kind": "45G1",
            "inner_mm": [12032, 2352, 2698],
            "placements": [
                {
                    "cargo": "S",
                    "x_mm": 0,
                    "y_mm": 370 * number,
                    "z_mm": 0,
                    "length_mm": 550,
                    "width_mm": 370,
                    "height_mm": 410,
                    "step": 1,
                }
                for number in range(3)
            ]
            + [
                {
                    "cargo": "D",
                    "x_mm": 600,
                    "y_mm": 0,
                    "z_mm": 0,
                    "length_mm": 180,
                    "width_mm": 180,
                    "height_mm": 400,
                    "step": 2,
                    "axis": "z",
                    "flipped": False,
                }
            ],
        }
    ],
    "unplaced": [{"cargo": "S", "quantity": 27, "reason": "No place is left."}],
    "cargo": [
        {"cargo": "S", "length_mm": 550, "width_mm": 370, "height_mm": 410, "gross_g": 12900, "quantity": 30},
        {"cargo": "D", "profile_mm": [[0, 55], [400, 90]], "gross_g": 2500, "quantity": 1},
    ],
    "rules": {"support_permille": 1000, "along_permille": [0, 1000]},
}


def verified(folder: Path, text: bytes, codes: tuple[int, ...] = (0, 1, 2)) -> None:
    plan, cargo = folder / "plan.json", folder / "list.csv"
    plan.write_bytes(text)
    cargo.write_text(TEXT)
    clear(run("verify", plan), codes)
    # By another list it is never good, and as unreadable as by itself.
    clear(run("verify", plan, "--cargo", cargo), tuple(code for code in codes if code))


def test_the_plan_that_is_damaged_here_is_sound_at_first(folder: Path) -> None:
    plan = folder / "sound.json"
    plan.write_text(json.dumps(PLAN))
    assert run("verify", plan).exit_code == 0


@given(st.data())
@FEW
def test_a_plan_with_anything_in_it_is_judged_or_refused(folder: Path, data: st.DataObject) -> None:
    verified(folder, json.dumps(mutilated(PLAN, data)).encode())


@given(st.integers(0, len(json.dumps(PLAN)) - 1))
@FEW
def test_a_plan_cut_in_half_is_refused(folder: Path, at: int) -> None:
    verified(folder, json.dumps(PLAN)[:at].encode(), (2,))


@given(st.binary(max_size=200))
@FEW
def test_bytes_that_are_no_plan_are_refused(folder: Path, data: bytes) -> None:
    verified(folder, data, (2,))


CELLS = cells_of(write_case(a_case()))


@given(st.data())
@settings(max_examples=25)
def test_a_case_with_anything_in_its_cells_is_read_or_told_by_sheet(
    folder: Path, data: st.DataObject
) -> None:
    cells = deepcopy(CELLS)
    for _ in range(data.draw(st.integers(1, 3))):
        rows = cells[data.draw(st.sampled_from(sorted(cells)))]
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        if row:
            row[data.draw(st.integers(0, len(row) - 1))] = data.draw(ODD)
    if data.draw(st.booleans()):
        left_out = data.draw(st.sampled_from(sorted(cells)))
        del cells[left_out]
    file = folder / "case.xlsx"
    file.write_bytes(as_xlsx(cells))
    told = clear(run("plan", file, "--out", folder / "none"), (2,))
    lines = told.stderr.splitlines()
    assert lines == ["geliat: the case was read"] or all(
        "Sheet “" in line or "file" in line for line in lines
    )
    assert not (folder / "none").exists()


@given(st.floats(0, 0.99))
@settings(max_examples=15)
def test_a_case_cut_in_half_is_refused_in_one_sentence(folder: Path, share: float) -> None:
    data = write_case(a_case())
    file = folder / "case.xlsx"
    file.write_bytes(data[: int(len(data) * share)])
    told = clear(run("plan", file, "--out", folder / "none"), (2,))
    assert len(told.stderr.splitlines()) == 1
