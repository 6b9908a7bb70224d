"""Parts a dossier that claims origin under two schemes at once into what is judged under each of them.

A line may bear one criterion under ACFTA and another under RCEP, and the lines claimed may differ too: then
the two certificates differ rightly. Each scheme is judged with all but the other's certificate and claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geliat.trade.consistency.statement import Fact, Statement

SHEETS = {"form_e_sheet": "ACFTA", "rcep_sheet": "RCEP"}
"""The certificate's sheet of each scheme."""
CERTIFICATE, WORKSHEET = "certificate_of_origin", "origin_worksheet"
SCHEME: Fact = ("origin", "scheme")
OF_CLAIM = ("scheme", "criterion", "holds")
"""What a row of the worksheet says of a claim; the rest of the row says it of the goods."""


def by_scheme(statements: Iterable[Statement]) -> tuple[Sequence[Statement], ...]:
    """The statements to judge together: all at once, or once for each of two schemes claimed."""
    said = statements if isinstance(statements, tuple | list) else tuple(statements)
    kinds = {form.partition(".")[0] for form in {each.form for each in said}}
    if not kinds.issuperset(SHEETS):
        return (said,)
    rows = {
        each.path.rpartition("/")[0]: each.value
        for each in said
        if _kind(each) == WORKSHEET and each.fact[-1] == "scheme"
    }
    certified = {each.form: each.value for each in said if _kind(each) == CERTIFICATE and each.fact == SCHEME}
    return tuple(
        [each for each in said if _of(each, rows, certified) in ("", scheme)] for scheme in SHEETS.values()
    )


def _kind(statement: Statement) -> str:
    return statement.form.partition(".")[0]


def _of(statement: Statement, rows: dict[str, str], certified: dict[str, str]) -> str:
    """The scheme that a statement is bound to; empty for one that holds under both, or names neither."""
    kind = _kind(statement)
    if kind in SHEETS:
        return SHEETS[kind]
    scheme = ""
    if kind == CERTIFICATE:
        scheme = certified.get(statement.form, "")
    elif kind == WORKSHEET and statement.path.rpartition("/")[2] in OF_CLAIM:
        scheme = rows.get(statement.path.rpartition("/")[0], "")
    return scheme if scheme in SHEETS.values() else ""
