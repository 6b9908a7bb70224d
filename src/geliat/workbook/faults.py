"""What is wrong in a workbook, by row and column, and a copy of it with the reasons beside the bad rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence

MOST_SHOWN = 60
"""The longest piece of a cell's text that a fault repeats."""
MOST_WHOLE = 10**15
"""Spreadsheets keep whole numbers as floats; so far they are shown without a decimal point."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `row` as the spreadsheet counts (0: the sheet as a whole), `column` by its header.

    `sheet` is the tab's name as it stands in the file, empty when the file itself cannot be read. `value`
    is what was found, left empty where it is private.
    """

    sheet: str
    row: int
    column: str
    value: str
    expected: Sentence

    @property
    def place(self) -> Sentence:
        """Where it is, in words."""
        if not self.sheet:
            return Sentence(en="The file", id="Berkas")
        en, indonesian = f"Sheet “{self.sheet}”", f"Lembar “{self.sheet}”"
        if self.row:
            en, indonesian = f"{en}, row {self.row}", f"{indonesian}, baris {self.row}"
        if self.column:
            en, indonesian = f"{en}, “{self.column}”", f"{indonesian}, “{self.column}”"
        return Sentence(en=en, id=indonesian)

    @property
    def sentence(self) -> Sentence:
        """What was found and what was expected."""
        if not self.value:
            return self.expected
        return Sentence(en=f"“{self.value}”: {self.expected.en}", id=f"“{self.value}”: {self.expected.id}")

    @property
    def blocker(self) -> Blocker:
        """The fault as one reason of a refusal."""
        return Blocker(
            "workbook_fault",
            en="{place_en}: {said_en}",
            id="{place_id}: {said_id}",
            facts={
                "place_en": self.place.en,
                "place_id": self.place.id,
                "said_en": self.sentence.en,
                "said_id": self.sentence.id,
                "sheet": self.sheet,
                "row": self.row,
                "column": self.column,
            },
            owner="coordinator",
        )


class WorkbookRefused(Refusal):
    """A workbook was not taken; every fault is listed and nothing was brought in."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*(fault.blocker for fault in self.faults))


def shown(value: object) -> str:
    """A cell's value as a fault repeats it: short, on one line."""
    if isinstance(value, float) and value.is_integer() and abs(value) < MOST_WHOLE:
        value = int(value)
    text = " ".join(str(value).split())
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
