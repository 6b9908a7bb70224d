"""How the pages write figures where that differs from what Django knows of a language."""
