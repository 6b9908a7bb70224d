"""The export declaration BC 3.0 as CEISA 4.0 JSON: written for the broker, read back for the judge."""

from __future__ import annotations

from geliat.papers.ceisa.reading import read_ceisa
from geliat.papers.ceisa.writing import write_ceisa

__all__ = ["read_ceisa", "write_ceisa"]
