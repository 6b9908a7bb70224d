"""The addresses of the board, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_share(case: Case) -> dict[str, Any]:
    return {"share": case.share.pk}


def a_paper(case: Case) -> dict[str, Any]:
    return {"paper": case.one("paper", kind="packing_list", consignment=case.consignment).pk}


def a_container(case: Case) -> dict[str, Any]:
    return {"container": case.one("container", consignment=case.consignment).pk}


def a_received_paper(case: Case) -> dict[str, Any]:
    return {"received": case.one("paperreceived", consignment=case.consignment).pk}


ROWS = [
    Row("board:orders"),
    Row("board:order", lambda case: {"order": case.order.pk}),
    Row("board:workshop", lambda case: {"workshop": case.share.workshop_id}),
    Row("board:calendars"),
    Row("board:calendar", unseen="a feed for phones"),
    Row("board:maker"),
    Row("board:maker_accept", a_share, method="POST"),
    Row("board:maker_decline", a_share, method="POST"),
    Row("board:maker_count", a_share, method="POST"),
    Row("board:maker_hand_over", a_share, method="POST"),
    Row("board:maker_deliver", a_share, method="POST"),
    Row("board:maker_close_week", method="POST"),
    Row("board:maker_reopen_week", method="POST"),
    Row("board:maker_disclose", method="POST"),
    Row("board:maker_withdraw", method="POST"),
    Row("board:buyer"),
    Row("board:buyer_paper", a_paper, unseen="a PDF to take along"),
    Row("board:forwarder"),
    Row("board:forwarder_book", method="POST"),
    Row("board:forwarder_container", method="POST"),
    Row("board:forwarder_seal", a_container, method="POST"),
    Row("board:forwarder_received", method="POST"),
    Row("board:forwarder_withdraw", a_received_paper, method="POST"),
    Row("board:forwarder_entry", method="POST"),
    Row("board:forwarder_npe", method="POST"),
    Row("board:forwarder_milestone", method="POST"),
    Row("board:forwarder_paper", a_paper, unseen="a PDF to take along"),
]
