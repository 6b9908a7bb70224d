"""Opens a workbook that a stranger sent: bounded in size, unpacked once, every cell a plain value.

An XLSX file (ISO/IEC 29500) is a zip of XML parts. Before the reader (calamine) sees it, the parts are
unpacked under a limit (zip bombs), and their cells are counted (a cell at XFD1048576 would make the reader
lay out the whole grid). Error values and formulas without a value, which calamine drops, are kept apart.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from geliat.sentences import Sentence
from geliat.workbook.faults import Fault, WorkbookRefused

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 60_000_000
MOST_PARTS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
OLE_HEADER = bytes.fromhex("d0cf11e0a1b11ae1")
CELL = re.compile(r"\$?([A-Za-z]{1,4})\$?([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds an error (#REF!) or a formula whose value was never computed."""

    text: str


Cell = str | int | float | bool | date | datetime | time | timedelta | BadCell


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its tab's name and its cells from A1 on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(slots=True)
class _Scan:
    """What one XML part says of itself: how far its cells reach, and which hold no value."""

    rows: int = 0
    columns: int = 0
    bad: dict[tuple[int, int], str] = field(default_factory=dict)


def _refused(en: str, id: str) -> WorkbookRefused:
    return WorkbookRefused([Fault("", 0, "", "", Sentence(en=en, id=id))])


def open_workbook(data: bytes) -> tuple[Grid, ...]:
    """The sheets of an XLSX file, in order. Raises WorkbookRefused when it cannot be read safely."""
    if len(data) > MOST_BYTES:
        raise _refused(
            f"is larger than {MOST_BYTES // 1_000_000} MB; take out pictures and sheets that are not needed.",
            f"lebih besar dari {MOST_BYTES // 1_000_000} MB; keluarkan gambar dan lembar yang tidak perlu.",
        )
    if data.startswith(OLE_HEADER):
        raise _locked_or_old(data)
    parts = _unpacked(data)
    scans = {name: _scanned(part) for name, part in parts.items() if name.lower().endswith(".xml")}
    if any(scan.rows > MOST_ROWS or scan.columns > MOST_COLUMNS for scan in scans.values()):
        raise _refused(
            f"has a sheet with cells beyond row {MOST_ROWS} or column {MOST_COLUMNS}; "
            "delete what stands out there.",
            f"memuat lembar dengan sel melewati baris {MOST_ROWS} atau kolom {MOST_COLUMNS}; "
            "hapus isinya di sana.",
        )
    if sum(scan.rows * scan.columns for scan in scans.values()) > MOST_CELLS:
        raise _too_large()
    return _read(data, _bad_by_tab(parts, scans))


def _locked_or_old(data: bytes) -> WorkbookRefused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refused(
            "is protected by a password; save it again without one.",
            "dilindungi kata sandi; simpan lagi tanpa kata sandi.",
        )
    return _refused(
        "is an old or foreign kind of spreadsheet; save it as an Excel workbook (.xlsx).",
        "adalah lembar kerja jenis lama atau lain; simpan sebagai buku kerja Excel (.xlsx).",
    )


def _no_xlsx() -> WorkbookRefused:
    return _refused(
        "is no readable Excel workbook (.xlsx); it may be damaged or of another kind.",
        "bukan buku kerja Excel (.xlsx) yang dapat dibaca; mungkin rusak atau jenis lain.",
    )


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Every part, unpacked under the limit whatever its header claims."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS:
                raise _too_large()
            for member in members:
                with archive.open(member) as stream:
                    part = stream.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise _too_large()
                parts[member.filename] = part
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,  # NotImplementedError among them: an unknown way of compression
        KeyError,
    ) as error:
        raise _no_xlsx() from error
    if "xl/workbook.xml" not in {name.lower() for name in parts}:
        raise _no_xlsx()
    return parts


def _too_large() -> WorkbookRefused:
    return _refused(
        "unpacks to far more than a case workbook holds and was not opened.",
        "bila dibuka jauh lebih besar daripada buku kerja kasus, sehingga tidak dibuka.",
    )


def _scanned(part: bytes) -> _Scan:
    """Walks one XML part and notes its cells; parts without cells give an empty scan."""
    scan, walker = _Scan(), _Walker()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.words
    _parse(parser, part)
    scan.rows, scan.columns, scan.bad = walker.most_rows, walker.most_columns, walker.bad
    return scan


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # Beside broken XML: an encoding nobody knows (LookupError) or expat cannot read (ValueError).
        raise _no_xlsx() from error


class _Walker:
    """Follows the cells of a worksheet part; cells without an address stand beside the one before."""

    def __init__(self) -> None:
        self.row = self.column = self.most_rows = self.most_columns = 0
        self.bad: dict[tuple[int, int], str] = {}
        self._kind = self._value = ""
        self._formula = self._in_value = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                number = attributes.get("r", "")
                self.row = int(number) if number.isdecimal() and len(number) < 10 else self.row + 1
                self.column = 0
            case "c":
                address = CELL.fullmatch(attributes.get("r", ""))
                self.column += 1
                if address:
                    self.row, self.column = int(address[2]), _column_number(address[1])
                self.most_rows = max(self.most_rows, self.row)
                self.most_columns = max(self.most_columns, self.column)
                self._kind, self._value, self._formula = attributes.get("t", ""), "", False
            case "f":
                self._formula = True
            case "v":
                self._in_value = True

    def end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "v":
                self._in_value = False
            case "c":
                if self._kind == "e":
                    self.bad[self.row, self.column] = self._value or "#ERROR"
                elif self._formula and not self._value and self._kind not in ("str", "inlineStr"):
                    self.bad[self.row, self.column] = "="
                self._kind = ""

    def words(self, text: str) -> None:
        if self._in_value and len(self._value) < 40:
            self._value += text


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _bad_by_tab(
    parts: Mapping[str, bytes], scans: Mapping[str, _Scan]
) -> dict[str, Mapping[tuple[int, int], str]]:
    """Bad cells by tab, through the relations of the workbook part."""
    folded = {name.lower(): name for name in parts}
    targets: dict[str, str] = {}
    tabs: dict[str, str] = {}

    def relation(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def tab(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            tabs[attributes.get("name", "")] = link

    for path, handler in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", tab)):
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = handler
        _parse(parser, parts.get(folded.get(path, ""), b"<none/>"))
    found: dict[str, Mapping[tuple[int, int], str]] = {}
    for name, link in tabs.items():
        target = targets.get(link, "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        scan = scans.get(folded.get(path.lower(), ""))
        found[name] = scan.bad if scan else {}
    return found


def _read(data: bytes, bad: Mapping[str, Mapping[tuple[int, int], str]]) -> tuple[Grid, ...]:
    grids = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                grids.append(Grid(name, _with_bad_cells(rows, bad.get(name, {}))))
    except (CalamineError, ValueError, OSError) as error:
        raise _no_xlsx() from error
    except BaseException as error:
        # A panic of the Rust reader is no Exception; any other of the kind (an interrupt) goes on.
        if type(error).__name__ == "PanicException":
            raise _no_xlsx() from error
        raise
    return tuple(grids)


def _with_bad_cells(
    rows: Sequence[Sequence[Cell]], bad: Mapping[tuple[int, int], str]
) -> tuple[tuple[Cell, ...], ...]:
    grid: list[list[Cell]] = [list(row) for row in rows]
    width = max((len(row) for row in grid), default=0)
    for (row, column), text in bad.items():
        while len(grid) < row:
            grid.append([""] * width)
        line = grid[row - 1]
        line.extend([""] * (column - len(line)))
        line[column - 1] = BadCell(text)
    return tuple(tuple(row) for row in grid)
