"""The statements of a dossier in one index: what each fact is held to be, and who says otherwise.

The value that most forms give is held true (of equals, the first), so one slip gives one finding and what
follows is judged by what is held. An empty value states nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from geliat.trade.consistency.expected import ROWS, left_out
from geliat.trade.consistency.finding import Finding, Place, differs
from geliat.trade.consistency.group import Group
from geliat.trade.consistency.statement import Fact, Statement

Part = dict[str, Statement]
NONE: Mapping[str, Group] = {}


class Book:
    """`rows` by (kind of row, its key, name), `dissent` what differs from what is held.

    `contents` by carton: lot, line and the quantity stated; `parts` what stands in lists within facts.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        said = statements if isinstance(statements, tuple | list) else tuple(statements)
        self.dissent: list[tuple[Statement, Statement]] = []
        self.contents: dict[str, list[tuple[str, str, Statement]]] = {}
        self.parts: dict[tuple[str, str], dict[Fact, Part]] = defaultdict(dict)
        self.rows: dict[str, dict[str, dict[str, Statement]]]
        self._groups: dict[str, dict[str, Group]] = {head: {} for head in ROWS}
        self._forms: dict[str, int] = {}
        self._columns: dict[tuple[str, str], dict[str, Statement]] = {}
        self._texts: dict[tuple[str, str], dict[str, str]] = {}
        self._numbers: dict[tuple[str, str], dict[str, int | None]] = {}
        split = self._gather(said)
        if split:
            self._settle(said, split)
        self.rows = {
            head: {
                key: {name: held[0] for name, held in group.names.items()}
                for key, group in self._groups[head].items()
                if group.names
            }
            for head in ROWS
        }
        self._arrange()

    def _gather(self, statements: Iterable[Statement]) -> set[Fact]:
        """Holds the first that is said of each fact and notes its forms; the facts of which more is said.

        What belongs together is said together, so a fact is looked for in the small table of its own group:
        one table of all facts is far slower, since it does not stay in the processor's cache.
        """
        groups, forms, split = self._groups, self._forms, set()
        head = key = form = ""
        bit = 0
        names, whole_facts = Group().names, Group().whole
        for statement in statements:
            value = statement.value
            if statement.form is not form:
                form = statement.form
                bit = forms.setdefault(form, 1 << len(forms))
            fact = statement.fact
            if fact[1] is not key or fact[0] is not head:
                head, key = fact[0], fact[1]
                of_head = groups.setdefault(head, {})
                group = of_head.get(key)
                if group is None:
                    group = of_head[key] = Group()
                names, whole_facts = group.names, group.whole
            held = names.get(fact[2]) if len(fact) == 3 else whole_facts.get(fact)
            if held is not None:
                if held[0].value == value:
                    held[1] |= bit
                elif value:
                    held[1] |= bit
                    split.add(fact)
            elif not value:
                continue
            elif len(fact) == 3:
                names[fact[2]] = [statement, bit]
            else:
                whole_facts[fact] = [statement, bit]
        return split

    def _settle(self, statements: Iterable[Statement], split: set[Fact]) -> None:
        """Of each fact of which more than one value is said, holds the value that most statements give."""
        said: dict[Fact, list[Statement]] = {fact: [] for fact in sorted(split)}
        for statement in statements:
            if statement.fact in split and statement.value:
                said[statement.fact].append(statement)
        for fact, each in said.items():
            votes = Counter(statement.value for statement in each)
            value = max(votes, key=lambda value: votes[value])  # of equals, the first said
            held = next(statement for statement in each if statement.value == value)
            self._groups[fact[0]][fact[1]].get(fact)[0] = held  # type: ignore[index]
            self.dissent += [(held, other) for other in each if not _same_amount(other.value, value)]

    def _arrange(self) -> None:
        for number, group in self._groups["carton"].items():
            held = [
                (fact[3], fact[4], each[0]) for fact, each in group.whole.items() if fact[-1] == "quantity"
            ]
            if held:
                self.contents[number] = held
        for head, groups in self._groups.items():
            if head != "carton":
                for group in groups.values():
                    self._list(head, group)

    def _list(self, head: str, group: Group) -> None:
        """Values of the n-th thing in a list: `parts[head, list's name][fact up to n][name]`."""
        in_row = head in {"line", "container"}
        for fact, held in group.whole.items():
            if head == "lot":
                # A lot inspected at several steps has the step in its later facts, before their names.
                deeper = len(fact) > 4 and fact[3] not in {"step", "defects"}
                listed, at = ("lot", ""), 4 if deeper else 3
            elif in_row and len(fact) > 4 and fact[3].isdecimal():
                listed, at = (head, fact[2]), 4
            elif not in_row and len(fact) > 3 and fact[2].isdecimal():
                listed, at = (head, fact[1]), 3
            else:
                continue
            part = self.parts[listed].setdefault(fact[:at], {})
            part[fact[at] if len(fact) == at + 1 else "/".join(fact[at:])] = held[0]

    def get(self, *fact: str) -> Statement | None:
        """What is held of a fact, or None where nobody states it."""
        group = self._groups.get(fact[0], NONE).get(fact[1])
        held = group.get(fact) if group is not None else None
        return held[0] if held is not None else None

    def under(self, head: str) -> Iterator[tuple[Fact, Statement]]:
        """Every fact that begins with this word, and what is held of it."""
        for key, group in self._groups.get(head, NONE).items():
            for name, held in group.names.items():
                yield (head, key, name), held[0]
            for fact, held in group.whole.items():
                yield fact, held[0]

    def column(self, head: str, name: str) -> Mapping[str, Statement]:
        """One name of every row that has it, by the row's key."""
        column = self._columns.get((head, name))
        if column is None:
            rows = self.rows[head]
            column = {key: row[name] for key, row in rows.items() if name in row}
            self._columns[head, name] = column
        return column

    def texts(self, head: str, name: str) -> Mapping[str, str]:
        """The values of a column."""
        texts = self._texts.get((head, name))
        if texts is None:
            texts = {key: said.value for key, said in self.column(head, name).items()}
            self._texts[head, name] = texts
        return texts

    def numbers(self, head: str, name: str) -> Mapping[str, int | None]:
        """The whole numbers of a column; None where one is no number."""
        numbers = self._numbers.get((head, name))
        if numbers is None:
            texts = self.texts(head, name)
            try:
                numbers = dict(zip(texts, map(int, texts.values()), strict=True))
            except ValueError:
                numbers = {key: whole(said) for key, said in self.column(head, name).items()}
            self._numbers[head, name] = numbers
        return numbers

    def sum_over(self, keys: Iterable[str], name: str) -> int | None:
        """The sum of a number over cartons; None where there are none or one does not state it."""
        known = self.numbers("carton", name)
        values = list(map(known.get, keys))
        if not values or None in values:
            return None
        return sum(values)  # type: ignore[arg-type]

    def differing(self) -> Iterator[Finding]:
        """Every statement that gives another value than the one held."""
        for held, other in self.dissent:
            yield differs(code_of(held.fact), place_of(held), place_of(other))

    def missing(self) -> Iterator[Finding]:
        """A value that a form leaves out although it must state it and another form does."""
        yield from left_out(self._groups, self._forms)


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
