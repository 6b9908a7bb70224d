"""The addresses of the release room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_consignment(case: Case) -> dict[str, Any]:
    """A consignment that is not released yet: its page shows what is open, and its deeds answer."""
    return {"consignment": case.one("consignment", stage="planned").pk}


ROWS = [
    Row("release:consignments"),
    Row("release:consignment", a_consignment),
    Row("release:record_npe", a_consignment, method="POST"),
    Row("release:declare", a_consignment, method="POST"),
    Row("release:withdraw", a_consignment, method="POST"),
    Row("release:release", a_consignment, method="POST", data={"place": "Kanigoro"}),
    Row("release:public", lambda case: {"code": case.release.code}),
]
