"""What one form says: a fact, its value, and the place where it stands, so that forms can be compared.

Every form of a paper (its own content, UBL, CEISA, XLSX, DCSA, EPCIS) is read back into statements; two
statements of one fact must have the same value, and some facts follow from others.
"""

from __future__ import annotations

from dataclasses import dataclass

Fact = tuple[str, ...]
"""The fact's name from the general to the particular: `("container", "GLTU5127346", "seal")`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value in one form.

    `form` names the file's kind (`commercial_invoice`, `packing_list.xlsx`, `peb.ceisa`), `path`
    the place within it (an XPath, a JSON pointer, a cell). `value` is canonical text: whole base units for
    measures (g, mm, mm3, pieces), "1234.50 USD" for money, ISO 8601 for dates, names to the letter.
    """

    fact: Fact
    value: str
    form: str
    path: str
