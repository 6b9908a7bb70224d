"""Cargo lists: what people write is read exactly, and every fault is told by row and field, all at once."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from geliat.planning.loading import CargoBox, CargoDrum, LoadRules
from geliat.planning.loading.containers import CONTAINERS
from geliat.planning.loading.plan_file import from_json
from geliat.planning.loading.problem import ContainerStock
from geliat.refusals import Refusal
from geliat.workbook.cargo import problem_of, read_cargo
from geliat.workbook.cargo.fields import FIELDS

HEAD = "sku,length_mm,width_mm,height_mm,gross_g,quantity"
S = "S,550,370,410,12900,3"


def read(text: str, file: str = "cargo.csv") -> tuple[CargoBox | CargoDrum, ...]:
    return read_cargo(text.encode(), file).cargo


def faults(data: str | bytes, file: str = "cargo.csv") -> list[str]:
    """What a list is refused for, in English."""
    with pytest.raises(Refusal) as refusal:
        read_cargo(data.encode() if isinstance(data, str) else data, file)
    assert all(blocker.sentence.id for blocker in refusal.value.blockers)
    return [blocker.sentence.en for blocker in refusal.value.blockers]


def workbook(rows: list[list[object]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Muatan")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{S}\n",
        "sku;length_cm;width_cm;height_cm;gross_kg;quantity\nS;55;37;41,0;12,900;3\n",
        "sep=;\nKode;Panjang (mm);Lebar (mm);Tinggi (cm);Berat kotor (kg);Jumlah\nS;550;370;41;12,9;3\n",
        "\ufeffname\tlength mm\twidth mm\theight mm\tweight [kg]\tqty\r\nS\t550\t370\t410\t12.9\t3\r\n",
        f"{HEAD},note,\n{S},,\n".replace(",note,", ",,"),
    ],
)
def test_a_csv_is_read_in_any_separator_unit_and_of_both_languages(text):
    assert read(text) == (CargoBox("S", 550, 370, 410, 12_900, 3),)


def test_what_a_box_may_and_may_not_is_read():
    more = "upright,max_top_kg,nothing_on_top,floor_only,max_layers,group,stop,destination"
    box = read(f"{HEAD},{more}\n{S},tinggi panjang,40.5,tidak,ya,4,A,2,CNSHA\n")
    assert box == (
        CargoBox(
            "S", 550, 370, 410, 12_900, 3, ("length", "height"), 40_500, False, True, 4, "A", 2, "CNSHA"
        ),
    )


def test_a_drum_is_read_by_its_profile():
    text = "sku,profile,may_flip,may_lie,sheet_mm,gross_g,quantity\nD,55@0 38@200 90@400,yes,no,3,2000,9\n"
    assert read(text) == (
        CargoDrum("D", ((0, 55), (200, 38), (400, 90)), 2_000, 9, may_flip=True, sheet_mm=3),
    )


def test_a_workbook_is_read_with_its_spreadsheets_dust():
    data = workbook([HEAD.replace("gross_g", "gross_kg").split(","), ["S", 550, 370, 410.0, 1.1 * 3, 3]])
    assert read_cargo(data, "cargo.xlsx").cargo == (CargoBox("S", 550, 370, 410, 3_300, 3),)


def test_json_is_read_as_a_list_or_with_its_rules():
    entry = {"cargo": "S", "length_mm": 550, "width_mm": 370, "height_mm": 410, "gross_g": 1, "quantity": 2}
    drum = {"cargo": "D", "profile_mm": [[0, 9], [5, 9]], "gross_g": 1, "quantity": 2}
    listed = read_cargo(json.dumps([{**entry, "upright": ["width"]}, drum]).encode(), "cargo.json")
    assert listed.cargo == (
        CargoBox("S", 550, 370, 410, 1, 2, ("width",)),
        CargoDrum("D", ((0, 9), (5, 9)), 1, 2),
    )
    ruled = {"cargo": [entry], "rules": {"clearance_mm": 5, "along_permille": [450, 550]}}
    assert read_cargo(json.dumps(ruled).encode(), "x").rules == LoadRules(
        clearance_mm=5, along_permille=(450, 550)
    )


def test_one_instance_of_the_bischoff_ratcliff_text_is_chosen_by_its_number():
    text = "2\n1 5\n9 9 9\n1\n1 3 0 2 0 1 1 4\n2 5\n8 8 8\n1\n7 3 1 2 0 1 1 5\n"
    listed = read_cargo(text.encode(), "thpack.txt", instance=2)
    assert listed.cargo == (CargoBox("7", 3, 2, 1, 0, 5, ("length", "height")),)
    assert listed.room is not None
    assert listed.room.inner_mm == (8, 8, 8)
    assert "--instance" in faults(text, "thpack.txt")[0]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("S,0,370,410,1,3", "length_mm", "1 to 1,000,000"),
        ("S,550,-370,410,1,3", "width_mm", "1 to 1,000,000"),
        ("S,550,370,410.5,1,3", "height_mm", "whole number of millimetres"),
        ("S,550,370,NaN,1,3", "height_mm", "NaN"),
        ("S,550,370,Infinity,1,3", "height_mm", "Infinity"),
        ("S,550,370,1e3,1,3", "height_mm", "1e3"),
        ("S,550,370,410,1,10000000", "quantity", "200,000"),
        ("S,550,370,410,1,", "quantity", "is empty"),
        (",550,370,410,1,3", "sku", "is empty"),
        ('S,"1,234",370,410,1,3', "length_mm", "two ways"),
    ],
)
def test_a_cell_that_cannot_be_names_its_row_field_and_what_was_expected(row, column, said):
    (told,) = faults(f"{HEAD}\nA,1,1,1,1,1\n{row}\n")
    assert told.startswith(f"cargo.csv, row 3, {column}: ")
    assert said in told


def test_every_fault_of_a_list_is_told_at_once():
    told = faults(f"{HEAD}\nS,0,0,410,x,3\nS2,1,1,1,1,-1\nA,1,1,1,1,1\nA,1,1,1,1,1\n")
    assert [word.split(":")[0] for word in told] == [
        "cargo.csv, row 2, length_mm",
        "cargo.csv, row 2, width_mm",
        "cargo.csv, row 2, gross_g",
        "cargo.csv, row 3, quantity",
        "cargo.csv, row 5, sku",
    ]


def test_headings_nobody_knows_are_named_with_what_was_perhaps_meant():
    told = faults("sku,lenght_mm,width_mm,height_mm,gross,quantity,colour\nS,1,1,1,1,1,red\n")
    assert any("lenght_mm" in word and "perhaps length_mm" in word for word in told)
    assert any("in which unit" in word and "gross_kg" in word for word in told)
    assert any("colour" in word and "known are" in word for word in told)


def test_pieces_beyond_the_limit_in_all_are_refused():
    rows = "\n".join(f"S{n},1,1,1,1,200000" for n in range(2))
    assert "400,000 pieces" in faults(f"{HEAD}\n{rows}\n")[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no cargo"),
        (b"  \n\n", "holds no cargo"),
        (HEAD.encode(), "holds no cargo"),
        (b"sku\xff\xfe,1\n", "not UTF-8"),
        (f'{HEAD}\n"S,1,1,1,1,1\n'.encode(), "quotation mark"),
        (b'{"cargo": [{"sku": "S", ', "cut off"),
        (b'[{"sku": "S", "length_mm": NaN}]', "NaN"),
        (b'[{"sku": "S", "sku": "S"}]', "twice"),
        (b'{"cargo": 3}', "list of cargo"),
        (b'{"cargos": []}', "unknown field"),
        (b"[1]", "entry 1"),
        (b"[" * 100_000, "JSON"),
        (b"PK\x03\x04 cut in half", "no readable Excel workbook"),
    ],
)
def test_a_file_that_cannot_be_gets_one_clear_sentence(data, said):
    (told,) = faults(data)
    assert told.startswith("cargo.csv")
    assert said in told


def test_a_zip_bomb_is_not_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 70_000_000)
    (told,) = faults(stream.getvalue(), "cargo.xlsx")
    assert "not opened" in told


def test_what_cannot_pass_the_door_is_refused_by_row_and_name():
    listed = read_cargo(f"{HEAD}\n{S}\nL,9000,2345,2600,1,1\n".encode(), "cargo.csv")
    stock = (ContainerStock(CONTAINERS["45G1"]),)
    with pytest.raises(Refusal) as refusal:
        problem_of(listed, stock, LoadRules())
    (told,) = (blocker.sentence.en for blocker in refusal.value.blockers)
    assert told.startswith("cargo.csv, row 3: “L”: 9000 x 2345 x 2600 mm cannot pass the door")


WORDS = st.sampled_from(
    ["sku", "length_mm", "quantity", "profile", "5", "-1", "1e999999999", "NaN", "1,5", "55@0 5@9", "ya", '"']
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=20,
)


def only_refuses(data: bytes, file: str, instance: int | None = None) -> None:
    """Anything but a Refusal is raised on and fails the test."""
    with contextlib.suppress(Refusal):
        assert read_cargo(data, file, instance=instance).cargo


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.json", "a.xlsx", "a.txt", ""]))
def test_any_bytes_are_read_or_refused(data, file):
    only_refuses(data, file)


@given(st.lists(st.lists(WORDS | st.text(max_size=6), max_size=7), max_size=5), st.sampled_from(",;\t"))
def test_any_csv_is_read_or_refused(cells, separator):
    rows = [HEAD.split(","), *cells]
    only_refuses("\n".join(separator.join(row) for row in rows).encode("utf-8", "replace"), "a.csv")


@given(JSON)
def test_any_json_is_read_or_refused(content):
    only_refuses(json.dumps([content]).encode(), "a.json")
    only_refuses(json.dumps(content).encode(), "a.json")
    only_refuses(json.dumps({"cargo": [{"sku": "S", "quantity": content}], "rules": content}).encode(), "a")


@given(st.lists(st.integers(-2, 12), max_size=40), st.integers(0, 3))
def test_any_digits_are_read_or_refused(numbers, instance):
    text = " ".join(map(str, numbers)).encode()
    only_refuses(text, "a.txt")
    only_refuses(text, "a.txt", instance)


@given(st.dictionaries(st.sampled_from(["containers", "unplaced", "cargo", "rules"]), JSON))
def test_any_plan_file_is_read_or_refused(content):
    with contextlib.suppress(Refusal):
        problem, _ = from_json(json.dumps(content))
        assert problem.cargo


PAGE = (Path(__file__).parents[2] / "docs" / "cargo.md").read_text("utf-8")
EXAMPLES = re.findall(r"```(csv|json|text)\n(.*?)```", PAGE, re.DOTALL)


def test_every_example_of_the_page_is_read():
    assert {form for form, _ in EXAMPLES} == {"csv", "json", "text"}
    for form, text in EXAMPLES:
        assert read_cargo(text.encode(), f"cargo.{form}").cargo
    table = next(text for form, text in EXAMPLES if form == "csv")
    rows: list[list[object]] = [
        [float(cell) if re.fullmatch(r"[0-9.]+", cell) else cell for cell in line.split(",")]
        for line in table.splitlines()
    ]
    assert read_cargo(workbook(rows), "cargo.xlsx").cargo == read_cargo(table.encode(), "cargo.csv").cargo


def test_the_page_names_every_heading():
    assert [word for field in FIELDS for word in field.words if f"`{word}`" not in PAGE] == []
