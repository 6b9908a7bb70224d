"""What is wrong in a cargo list: the row or entry, the field, what stands there and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.workbook.faults import Fault, WorkbookRefused

ROW = Sentence(en="row", id="baris")
ENTRY = Sentence(en="entry", id="butir")
MOST_FAULTS = 50


@dataclass(frozen=True, slots=True)
class ListFault(Fault):
    """A fault of a cargo list: `sheet` is the file's name, `counted` how its lines are called."""

    counted: Sentence = ROW

    @property
    def place(self) -> Sentence:
        """Where it is, in words."""
        en = indonesian = self.sheet or "-"
        if self.row:
            en, indonesian = (f"{en}, {self.counted.en} {self.row}", f"{en}, {self.counted.id} {self.row}")
        if self.column:
            en, indonesian = f"{en}, {self.column}", f"{indonesian}, {self.column}"
        return Sentence(en=en, id=indonesian)


def refused(file: str, en: str, id: str) -> WorkbookRefused:
    """The refusal of a file as a whole."""
    return WorkbookRefused([ListFault(file, 0, "", "", Sentence(en=en, id=id))])


def refused_for(file: str, faults: Sequence[Fault]) -> WorkbookRefused:
    """The refusal for these faults; when there are very many, the first of them and how many more."""
    if len(faults) <= MOST_FAULTS:
        return WorkbookRefused(faults)
    rest = len(faults) - MOST_FAULTS
    more = Sentence(en=f"and {rest} faults more.", id=f"dan {rest} kesalahan lagi.")
    return WorkbookRefused([*faults[:MOST_FAULTS], ListFault(file, 0, "", "", more)])


def told_of(refusal: Refusal) -> list[Sentence]:
    """The sentences of a refusal that comes from below, to be told with a place."""
    return [blocker.sentence for blocker in refusal.blockers]
