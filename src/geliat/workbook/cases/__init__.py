"""The cases that are shipped as workbooks; made by `tools/make_cases.py`."""

from __future__ import annotations

from importlib.resources import files

from geliat.workbook.case import Case
from geliat.workbook.reading import read_case

NAMES = ("blitar_djembe", "blitar_wood")


def workbook(name: str) -> bytes:
    """The file of a shipped case; FileNotFoundError for a name not in `NAMES`."""
    return files(__name__).joinpath(f"{name}.xlsx").read_bytes()


def shipped(name: str) -> Case:
    """A shipped case, read from its workbook."""
    return read_case(workbook(name))
