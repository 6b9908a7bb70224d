"""The commands for one order on its own, and how all commands speak to a terminal."""
