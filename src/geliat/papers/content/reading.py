"""Reads a paper's own content (its canonical JSON) into statements, each with its JSON pointer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from geliat.papers.ceisa.text import NO_BRAND, in_utc
from geliat.papers.content.names import (
    CARTON_FACTS,
    CONTAINER_FIELDS,
    HEADS,
    KIND_HEADS,
    LINE_FIELDS,
    LINE_LISTS,
    OWN_HEADS,
    PAPER_NAMES,
    PARTIES,
    PORTS,
    RATE_FIELDS,
    READINESS,
    RECEIPT_FIELDS,
    SHARED_LISTS,
    SIDES,
    SIGNATORIES,
)
from geliat.papers.form_values import Json, foreign, json_data, money_text
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.documents import Paper, paper_from_content
from geliat.trade.identifiers import normal_nib, normal_npwp

NONE: Mapping[str, str] = {}
MONEY = {"amount", "currency"}
LANGUAGES = {"en", "id", "zh"}


def write_content(paper: Paper) -> bytes:
    """The paper's content as canonical JSON in UTF-8: the paper's seal is the SHA-256 of this very file."""
    return paper.text.encode()


def read_content(kind: str, data: bytes) -> tuple[Statement, ...]:
    """What the content of a paper of this kind states.

    Raises Refusal for another file, and with every field that is missing, unknown or unsound.
    """
    form = f"{kind}.json"
    content = json_data(form, data)
    if not isinstance(content, dict) or content.get("kind") != kind:
        found = content.get("kind", "") if isinstance(content, dict) else ""
        raise foreign(form, f"its kind is {found or 'not said'}", f"jenisnya {found or 'tidak disebut'}")
    paper_from_content(content)
    reader = _Reader(kind, form)
    # The seal over a paper is that over this very file, so the file itself states it.
    reader.stated.append(Statement((reader.own, "sha256"), hashlib.sha256(data).hexdigest(), form, ""))
    for name, value in content.items():
        if name != "kind":
            reader.head(name, value)
    return tuple(reader.stated)


class _Reader:
    """Walks one paper's content and notes what it states."""

    def __init__(self, kind: str, form: str) -> None:
        self.kind, self.form = kind, form
        self.own, self.heads = PAPER_NAMES.get(kind, kind), KIND_HEADS.get(kind, {})
        self.stated: list[Statement] = []

    def head(self, name: str, value: Json) -> None:
        """One field of the paper itself."""
        where = f"/{name}"
        if isinstance(value, list):
            self._list(name, value, where)
        elif name in self.heads:
            self._any(self.heads[name], value, where)
        elif name in OWN_HEADS:
            self._plain((self.own, name), value, where)
        elif name in PARTIES and isinstance(value, dict):
            self._party(PARTIES[name], value, where)
        elif name in PORTS and isinstance(value, dict):
            port = PORTS[name]
            self._plain(("transport", port), value["code"], f"{where}/code")
            self._plain(("transport", f"{port}_name"), value["name"], f"{where}/name")
        elif name in SIGNATORIES and isinstance(value, dict):
            self._any(("signatory",), value, where)
        elif name == "rate" and isinstance(value, dict):
            self._fields(("money",), value, where, RATE_FIELDS)
        elif name == "readiness" and isinstance(value, dict):
            self._readiness(value, where)
        else:
            self._any(HEADS.get(name, (self.kind, name)), value, where)

    def _readiness(self, row: Mapping[str, Json], where: str) -> None:
        for name, value in row.items():
            if name == "ready_at":
                value = in_utc(value)
            fact = READINESS.get(name, ("customs", "readiness", name))
            self._plain(fact, value, f"{where}/{name}")

    def _list(self, name: str, rows: list[Json], where: str) -> None:
        shared = SHARED_LISTS.get((self.kind, name))
        if shared:
            self._items(shared, rows, where)
            return
        for n, row in enumerate(rows):
            place = f"{where}/{n}"
            match name, row:
                case "cartons", {"number": number, "contents": _}:
                    self._carton(str(number), row, place)
                case "containers", {"number": number}:
                    self._fields(("container", number), row, place, CONTAINER_FIELDS)
                case "lots", {"code": code, "submission": submission}:
                    self._fields(self._lot(code, submission, row), row, place)
                case "received", _:
                    self._fields(("receipt", str(n + 1)), row, place, RECEIPT_FIELDS)
                case "marks", str():
                    self._plain(("mark", str(n + 1), "text"), row, place)
                case _, {"line": int(line)}:
                    # Several rows of one line (its materials) are told apart by their place.
                    fact = (
                        ("line", str(line)) if name in LINE_LISTS else ("line", str(line), name, str(n + 1))
                    )
                    self._fields(fact, row, place, {"line": "number", **LINE_FIELDS.get(self.kind, NONE)})
                case _:
                    self._any((self.kind, name, str(n + 1)), row, place)

    def _lot(self, code: str, submission: Json, row: Mapping[str, Json]) -> Fact:
        """A lot by code and submission; by its work step as well where it was inspected at several."""
        fact = ("lot", code, str(submission))
        taken = any(each.fact[:3] == fact and len(each.fact) == 4 for each in self.stated[-40:])
        return (*fact, str(row.get("step", {}).get("en", ""))) if taken else fact

    def _carton(self, number: str, row: Mapping[str, Json], where: str) -> None:
        own = ("carton", number)
        for name, value in row.items():
            place = f"{where}/{name}"
            if name == "outer_mm":
                for n, side in enumerate(SIDES):
                    self._plain((*own, side), value[n], f"{place}/{n}")
            elif name == "contents":
                for n, content in enumerate(value):
                    fact = (*own, "content", content["lot"], str(content["line"]))
                    for field in ("lot", "line", "quantity"):
                        self._plain((*fact, field), content[field], f"{place}/{n}/{field}")
            else:
                self._plain(CARTON_FACTS.get(name, (*own, name)), value, place)

    def _party(self, role: str, firm: Mapping[str, Json], where: str) -> None:
        for name, value in firm.items():
            if name == "tax_id":
                value = normal_npwp(value)
            elif name == "nib":
                value = normal_nib(value)
            self._plain(("party", role, name), value, f"{where}/{name}")

    def _fields(
        self, fact: Fact, row: Mapping[str, Json], where: str, names: Mapping[str, str] = NONE
    ) -> None:
        for name, value in row.items():
            if value != NO_BRAND:
                self._any((*fact, names.get(name, name)), value, f"{where}/{name}")

    def _any(self, fact: Fact, value: Json, where: str) -> None:
        if isinstance(value, dict):
            names = value.keys()
            if names == MONEY:
                text = money_text(Decimal(value["amount"]), value["currency"])
                self.stated.append(Statement(fact, text, self.form, f"{where}/amount"))
            elif names == LANGUAGES:
                self._sentence(fact, value, where)
            else:
                self._fields(fact, value, where)
        elif isinstance(value, list):
            self._items(fact, value, where)
        else:
            self._plain(fact, value, where)

    def _sentence(self, fact: Fact, words: Mapping[str, str], where: str) -> None:
        for language, text in words.items():
            self._plain((*fact, language), text, f"{where}/{language}")

    def _items(self, fact: Fact, values: Iterable[Json], where: str) -> None:
        for n, value in enumerate(values):
            self._any((*fact, str(n + 1)), value, f"{where}/{n}")

    def _plain(self, fact: Fact, value: Json, where: str) -> None:
        """A text, number or truth value; nothing and the empty text state nothing."""
        if value is None or value == "":
            return
        text = str(value).lower() if isinstance(value, bool) else str(value)
        self.stated.append(Statement(fact, text, self.form, where))
