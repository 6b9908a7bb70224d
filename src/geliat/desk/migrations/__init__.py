"""The steps of the desk's tables."""
