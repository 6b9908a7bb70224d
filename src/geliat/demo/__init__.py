"""The demonstration: the Blitar case walked through every room by the same actions that the web calls."""
