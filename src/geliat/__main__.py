"""`python -m geliat` is the same program as `geliat`."""

from geliat.cli import main

main()
