"""The commands of loading, and how all commands speak to a terminal."""
