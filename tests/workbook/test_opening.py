"""A stranger's file is opened within bounds, or refused in one sentence; never a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.workbook.builders import a_case, as_xlsx, changed, faults_of

from geliat.workbook import opening
from geliat.workbook.faults import WorkbookRefused
from geliat.workbook.opening import OLE_HEADER, BadCell, open_workbook
from geliat.workbook.template import write_case

SMALL = write_case(a_case())


def _refusal(data: bytes) -> str:
    with pytest.raises(WorkbookRefused) as refused:
        open_workbook(data)
    assert len(refused.value.faults) == 1
    assert refused.value.codes == ("workbook_fault",)
    return refused.value.faults[0].expected.en


def _with_part(name: str, part: bytes, data: bytes = SMALL) -> bytes:
    """The workbook with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, part)
    return target.getvalue()


def _sheet_xml(cells: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{cells}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    "data", [b"", b"abc", b"PK\x03\x04zz", SMALL[:5_000], b"a,b\n1,2\n", b"\x00" * 5_000]
)
def test_what_is_no_workbook_is_said_to_be_none(data: bytes) -> None:
    assert "no readable Excel workbook" in _refusal(data)


def test_a_zip_of_something_else_is_no_workbook() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "no readable Excel workbook" in _refusal(target.getvalue())


def test_a_password_and_an_old_format_are_told_apart() -> None:
    locked = OLE_HEADER + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600
    assert "protected by a password" in _refusal(locked)
    assert "old or foreign kind" in _refusal(OLE_HEADER + b"\x00" * 2_000)


def test_a_file_too_large_is_not_read() -> None:
    assert "larger than 10 MB" in _refusal(b"\x00" * 10_000_001)


def test_a_zip_bomb_is_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED_BYTES", 2_000_000)
    bomb = _with_part("xl/media/image1.png", b"\x00" * 5_000_000)
    assert len(bomb) < 200_000
    assert "unpacks to far more" in _refusal(bomb)


def test_thousands_of_parts_are_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(opening.MOST_PARTS + 1):
            archive.writestr(f"xl/{number}.xml", "<none/>")
    assert "unpacks to far more" in _refusal(target.getvalue())


@pytest.mark.parametrize("address", ["XFD1048576", "A1048576", "XFD1", "xfd1048576", "A999999999"])
def test_a_lonely_cell_far_out_does_not_lay_out_the_whole_grid(address: str) -> None:
    far = _with_part("xl/worksheets/sheet2.xml", _sheet_xml(f'<row><c r="{address}"><v>1</v></c></row>'))
    assert "cells beyond row" in _refusal(far)


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{levels}]><x>&a11;</x>'
    assert "no readable Excel workbook" in _refusal(_with_part("xl/sharedStrings.xml", bomb.encode()))


def test_many_half_empty_sheets_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_CELLS", 1_000)
    assert "unpacks to far more" in _refusal(as_xlsx({"a": [[]] * 500 + [["", "", "x"]]}))


def test_errors_and_formulas_without_a_value_are_kept_apart() -> None:
    data = as_xlsx({"a": [["x", BadCell("#REF!"), 1.0], [BadCell("#DIV/0!")]]})
    assert open_workbook(data)[0].rows == (("x", BadCell("#REF!"), 1.0), (BadCell("#DIV/0!"), "", ""))
    bare = _with_part(
        "xl/worksheets/sheet1.xml", _sheet_xml("<row><c><f>1+1</f></c><c><f>1</f><v>2</v></c></row>"), data
    )
    assert open_workbook(bare)[0].rows == ((BadCell("="), 2.0),)


def test_a_formula_never_computed_asks_to_be_saved_again() -> None:
    def drop(cells: dict[str, list[list[object]]]) -> None:
        cells["Pesanan - Order"][2][0] = BadCell("#N/A")

    data = changed(drop)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        named = next(
            name
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and b"#N/A" in archive.read(name)
        )
        part = archive.read(named).replace(b"<v>#N/A</v>", b"").replace(b' t="e"', b"")
    assert any("has no value yet" in fault.expected.en for fault in faults_of(_with_part(named, part, data)))


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + b"\x00" * 18)
@settings(deadline=None)
def test_no_bytes_at_all_crash_the_reader(data: bytes) -> None:
    assert faults_of(data)
    assert faults_of(OLE_HEADER + data)
    assert faults_of(b"PK\x03\x04" + data)


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=20))
@settings(max_examples=80, deadline=None)
def test_a_damaged_file_gives_a_case_or_faults(damage: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for place, value in damage:
        data[place] = value
    for fault in faults_of(bytes(data)):
        assert fault.expected.en


@given(st.integers(0, len(SMALL)))
@settings(max_examples=40, deadline=None)
def test_a_file_cut_short_gives_faults(length: int) -> None:
    assert bool(faults_of(SMALL[:length])) == (length < len(SMALL))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_damaged_xml_inside_a_sound_zip_gives_a_case_or_faults(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SMALL)) as archive:
        name = data.draw(
            st.sampled_from([each for each in archive.namelist() if each.endswith((".xml", ".rels"))])
        )
        part = bytearray(archive.read(name))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(part) - 1))
        match data.draw(st.sampled_from(["cut", "write", "insert"])):
            case "cut":
                del part[place : place + data.draw(st.integers(1, 40))]
            case "write":
                part[place] = data.draw(st.integers(32, 126))
            case _:
                part[place:place] = data.draw(
                    st.sampled_from([b'"', b"<", b"9999999999", b"r=", b"\x00", b"-1"])
                )
        if not part:
            break
    for fault in faults_of(_with_part(name, bytes(part))):
        assert fault.expected.en


@pytest.mark.parametrize("encoding", ["TF-8", "gbk", "base64", "idna", ""])
@pytest.mark.parametrize("name", ["[Content_Types].xml", "xl/workbook.xml"])
def test_an_encoding_that_cannot_be_read_is_refused(name: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><none/>'.encode()
    assert faults_of(_with_part(name, part))
