"""The statements of a dossier in one index: what each fact is held to be, and who says otherwise.

The value that most forms give is held true (of equals, the first), so one slip gives one finding and what
follows is judged by what is held. An empty value states nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from geliat.trade.consistency.expected import ROWS, left_out
from geliat.trade.consistency.finding import Finding, Place, differs
from geliat.trade.consistency.statement import Fact, Statement


class Book:
    """`held` by fact, `rows` by (kind of row, its key, name), `dissent` what differs from what is held.

    `contents` by carton: lot, line and the quantity stated; `parts` what stands in lists within facts.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.said: dict[Fact, list[Statement]] = {}
        self.held: dict[Fact, Statement]
        self.dissent: list[tuple[Statement, Statement]] = []
        self.rows: dict[str, dict[str, dict[str, Statement]]] = defaultdict(lambda: defaultdict(dict))
        all_said, split = self.said, set()
        for statement in statements:
            if not statement.value:
                continue
            said = all_said.get(statement.fact)
            if said is None:
                all_said[statement.fact] = [statement]
            else:
                said.append(statement)
                if said[0].value != statement.value:
                    split.add(statement.fact)
        held = self.held = {fact: said[0] for fact, said in all_said.items()}
        for fact in sorted(split):
            self._settle(fact)
        self.contents: dict[str, list[tuple[str, str, Statement]]] = defaultdict(list)
        self.parts: dict[tuple[str, ...], dict[Fact, dict[str, Statement]]] = defaultdict(dict)
        for fact, statement in held.items():
            if len(fact) == 3 and fact[0] in ROWS:
                self.rows[fact[0]][fact[1]][fact[2]] = statement
            elif len(fact) == 6 and fact[0] == "carton":
                if fact[5] == "quantity":
                    self.contents[fact[1]].append((fact[3], fact[4], statement))
            elif len(fact) > 3:
                self._part(fact, statement)

    def _part(self, fact: Fact, statement: Statement) -> None:
        """A value of the n-th thing in a list: `parts[head, list's name][fact up to n][name]`."""
        at = 3 if fact[0] in {"line", "container"} else 2
        if len(fact) > at + 1 and fact[0] != "lot" and fact[at].isdecimal():
            rows = self.parts[fact[0], fact[at - 1]]
            rows.setdefault(fact[: at + 1], {})["/".join(fact[at + 1 :])] = statement
        elif fact[0] == "lot":
            # A lot inspected at several steps has the step in its later facts, before their names.
            name, key = fact[3:], fact[:3]
            if len(name) > 1 and name[0] not in {"step", "defects"}:
                name, key = name[1:], fact[:4]
            self.parts["lot", ""].setdefault(key, {})["/".join(name)] = statement

    def _settle(self, fact: Fact) -> None:
        said = self.said[fact]
        votes = Counter(statement.value for statement in said)
        value = max(votes, key=lambda each: votes[each])  # of equals, the first said
        self.held[fact] = next(statement for statement in said if statement.value == value)
        self.dissent += [(self.held[fact], other) for other in said if not _same_amount(other.value, value)]

    def get(self, *fact: str) -> Statement | None:
        """What is held of a fact, or None where nobody states it."""
        return self.held.get(fact)

    def differing(self) -> Iterator[Finding]:
        """Every statement that gives another value than the one held."""
        for held, other in self.dissent:
            yield differs(code_of(held.fact), place_of(held), place_of(other))

    def missing(self) -> Iterator[Finding]:
        """A value that a form leaves out although it must state it and another form does."""
        yield from left_out(self.said, self.held)


def place_of(statement: Statement) -> Place:
    """The place of a statement: its form and the path within it."""
    return Place(statement.form, "", 0, statement.path, statement.value)


def whole(statement: Statement | None) -> int | None:
    """A statement's whole number, or None."""
    try:
        return int(statement.value) if statement else None
    except ValueError:
        return None


def amount(statement: Statement | None) -> Decimal | None:
    """A statement's amount of money (or rate) without its currency, or None."""
    try:
        return Decimal(statement.value.partition(" ")[0]) if statement else None
    except InvalidOperation:
        return None


def day(statement: Statement | None) -> date | None:
    """A statement's day, or None."""
    try:
        return date.fromisoformat(statement.value[:10]) if statement else None
    except ValueError:
        return None


def _same_amount(one: str, other: str) -> bool:
    """The same text, or the same money with other zeros at its end."""
    if one == other:
        return True
    if " " not in one or one.partition(" ")[2] != other.partition(" ")[2]:
        return False
    try:
        return Decimal(one.partition(" ")[0]) == Decimal(other.partition(" ")[0])
    except InvalidOperation:
        return False


def code_of(fact: Fact) -> str:
    """What a disagreement on this fact is called."""
    if fact[0] == "party":
        role = fact[1] if fact[1] in {"exporter", "buyer", "consignee", "notify"} else "forwarder"
        return f"{role}_differs"
    return CODES.get((fact[0], fact[-1]), "statement_differs")


CODES = {
    ("shipment", "number"): "shipment_number_differs",
    ("invoice", "number"): "invoice_number_differs",
    ("invoice", "date"): "invoice_date_differs",
    ("packing_list", "number"): "packing_list_number_differs",
    ("packing_list", "date"): "packing_list_date_differs",
    ("contract", "reference"): "contract_reference_differs",
    ("terms", "incoterm"): "incoterm_differs",
    ("terms", "place"): "named_place_differs",
    ("money", "currency"): "currency_differs",
    ("money", "total"): "value_differs",
    ("transport", "vessel"): "vessel_differs",
    ("transport", "voyage"): "voyage_differs",
    ("transport", "booking"): "booking_differs",
    ("transport", "sailing_date"): "sailing_date_differs",
    ("line", "hs_code"): "hs_code_differs",
    ("line", "sku"): "sku_differs",
    ("line", "unit"): "unit_differs",
    ("container", "seal"): "seal_differs",
    ("container", "size_type"): "size_type_differs",
    ("container", "verified_gross_g"): "verified_gross_differs",
    **{
        (head, name): code
        for head in ("totals", "line", "carton", "container")
        for name, code in (
            ("pieces", "pieces_differ"),
            ("quantity", "pieces_differ"),
            ("cartons", "cartons_differ"),
            ("net_g", "net_differs"),
            ("gross_g", "gross_differs"),
            ("volume_mm3", "volume_differs"),
        )
    },
}
"""(First, last word of a fact) -> code of the finding."""
