"""Reads the "rules" of a JSON cargo list: how the load must stand, in the words of the plan file."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from geliat.planning.loading.problem import LoadRules
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.workbook.cargo.places import ListFault, refused_for, told_of
from geliat.workbook.faults import Fault, shown

NAMES = tuple(each.name for each in fields(LoadRules))
PAIRS = ("along_permille", "across_permille")


def rules_in(content: object, file: str) -> LoadRules:
    """The rules a file states. Raises WorkbookRefused with every fault."""
    faults: list[Fault] = []

    def fault(name: str, value: object, en: str, id: str) -> None:
        faults.append(ListFault(file, 0, f"rules {name}".strip(), shown(value), Sentence(en=en, id=id)))

    if not isinstance(content, dict):
        fault("", content, "expected an object.", "seharusnya objek.")
        raise refused_for(file, faults)
    values: dict[str, Any] = {}
    for name, value in content.items():
        if name not in NAMES:
            known = ", ".join(NAMES)
            fault(shown(name), "", f"is no rule; known are {known}.", f"bukan aturan; yang dikenal: {known}.")
        elif name in PAIRS:
            if not (isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)):
                fault(name, value, "expected two whole numbers.", "seharusnya dua bilangan bulat.")
            values[name] = tuple(value) if isinstance(value, list) else value
        elif name == "multi_drop":
            if not isinstance(value, bool):
                fault(name, value, "expected true or false.", "seharusnya true atau false.")
            values[name] = value
        else:
            if type(value) is not int:
                fault(name, value, "expected a whole number.", "seharusnya bilangan bulat.")
            values[name] = value
    if not faults:
        try:
            return LoadRules(**values)
        except Refusal as refusal:
            faults += [ListFault(file, 0, "rules", "", said) for said in told_of(refusal)]
    raise refused_for(file, faults)
