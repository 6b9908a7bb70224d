"""Geliat: one foreign order, many small makers, one releasable container."""

__version__ = "0.1.0"
