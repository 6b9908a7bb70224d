"""The addresses of the indicators, for the walk over every address and role."""

from __future__ import annotations

from tests.web.rows import Row

ROWS = [
    Row("indicators:report"),
    Row("indicators:report_file", unseen="a CSV file to take along"),
    Row("indicators:record_baseline"),
    Row("indicators:record_baseline", method="POST"),
    Row("indicators:public", lambda case: {"year": case.order.received_on.year}),
]
