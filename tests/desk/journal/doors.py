"""The addresses of the journal, for the walk over every address and role."""

from __future__ import annotations

from tests.web.rows import Row

ROWS = [
    Row("journal:deeds"),
    Row("journal:deeds_of", lambda case: {"thing": "order", "subject": case.order.pk}),
]
