"""The addresses of the settlement room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.payoutfile.order_id}


def a_pay(case: Case) -> dict[str, Any]:
    return {"pay": case.pay.pk}


def a_file(case: Case) -> dict[str, Any]:
    return {"file": case.payoutfile.pk}


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": case.npe.consignment_id}


ROWS = [
    Row("settlement:orders"),
    Row("settlement:order", an_order),
    Row("settlement:reckon", an_order, method="POST"),
    Row("settlement:make_file", an_order, method="POST"),
    Row("settlement:close", an_order, method="POST"),
    Row("settlement:pay_in_cash", a_pay, method="POST"),
    Row("settlement:pay_by_bank", a_pay, method="POST"),
    Row("settlement:file", a_file),
    Row("settlement:download", a_file, method="POST"),
    Row("settlement:confirm_paid", a_file, method="POST"),
    Row("settlement:take_back", a_file, method="POST"),
    Row("settlement:workshop", lambda case: {"workshop": case.pay.workshop_id}),
    Row("settlement:proceeds"),
    Row("settlement:proceeds_list", unseen="a list to take along"),
    Row("settlement:proceeds_of", a_consignment),
    Row("settlement:match_proceeds", a_consignment, method="POST"),
]
