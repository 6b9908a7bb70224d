"""A paper's own content as a machine form: canonical JSON, read back into statements."""

from __future__ import annotations

from geliat.papers.content.reading import read_content, write_content

__all__ = ["read_content", "write_content"]
