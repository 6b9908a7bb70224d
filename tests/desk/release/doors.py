"""The addresses of the release room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.release.builders import received
from tests.web.rows import Case, Row


def a_consignment(case: Case) -> dict[str, Any]:
    """A consignment that is not released yet: its page shows what is open, and its deeds answer."""
    return {"consignment": case.one("consignment", stage="planned").pk}


def a_received_paper(case: Case) -> dict[str, Any]:
    """A paper of others that can be withdrawn."""
    consignment = case.one("consignment", stage="planned")
    return {"consignment": consignment.pk, "paper": received(consignment).pk}


ROWS = [
    Row("release:consignments"),
    Row("release:consignment", a_consignment),
    Row("release:record_npe", a_consignment, method="POST"),
    Row("release:declare", a_consignment, method="POST"),
    Row("release:withdraw", a_consignment, method="POST"),
    Row("release:requirements", a_consignment),
    Row("release:record_received", a_consignment, method="POST"),
    Row("release:withdraw_received", a_received_paper, method="POST"),
    Row("release:ask_decision", a_consignment, method="POST"),
    Row("release:confirm_decision", a_consignment, method="POST"),
    Row("release:release", a_consignment, method="POST", data={"place": "Kanigoro"}),
    Row("release:public", lambda case: {"code": case.release.code}),
]
