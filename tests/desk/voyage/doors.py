"""The addresses of the voyage room, for the walk over every address and role."""

from __future__ import annotations

from tests.web.rows import Row

ROWS = [
    Row("voyage:consignments"),
    Row("voyage:consignment", lambda case: {"consignment": case.milestone.consignment_id}),
    Row("voyage:record", lambda case: {"consignment": case.milestone.consignment_id}, method="POST"),
    Row("voyage:correct", lambda case: {"milestone": case.milestone.pk}),
    Row("voyage:correct", lambda case: {"milestone": case.milestone.pk}, method="POST"),
]
