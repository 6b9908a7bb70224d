"""The desk records the work: one Django app, one package a room, in the order the goods walk."""

ROOMS = (
    "journal",
    "people",
    "makers",
    "rules",
    "catalogue",
    "orders",
    "consignments",
    "allotment",
    "production",
    "quality",
    "packing",
    "loading",
    "dossier",
    "release",
    "voyage",
    "settlement",
    "indicators",
    "board",
)
"""The rooms in walking order: the import contracts, the menu and the tests read this."""
