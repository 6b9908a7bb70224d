"""Starts the desk: keeps its folder and key, readies the database, and serves it."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

from geliat.refusals import Blocker, Refusal


def open_home(home: Path) -> None:
    """Make the desk's folder with its signing key, and let Django know of it.

    Must be called before anything imports the settings. Raises Refusal where the folder cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        key = home / "secret.key"
        if not key.exists():
            with os.fdopen(os.open(key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
    except OSError as error:
        raise Refusal(
            Blocker(
                code="folder_not_writable",
                en="The folder {folder} cannot be written: {why}.",
                id="Folder {folder} tidak dapat ditulisi: {why}.",
                facts={"folder": str(home), "why": error.strerror or str(error)},
            )
        ) from None
    os.environ["GELIAT_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geliat.web.settings")


def ready_database() -> None:
    """Set Django up and bring the database to the present form; Refusal where it cannot be reached."""
    import django
    from django.core.management import call_command
    from django.db.utils import DatabaseError, OperationalError

    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except (OperationalError, DatabaseError) as error:
        raise Refusal(
            Blocker(
                code="database_unreachable",
                en="The database cannot be used: {why}.",
                id="Basis data tidak dapat dipakai: {why}.",
                facts={"why": str(error).splitlines()[0]},
            )
        ) from None


def first_administrator() -> tuple[str, str] | None:
    """Enrol an administrator on a desk that knows nobody yet: (user name, password), or None."""
    from django.utils import timezone

    from geliat.desk.people.actions import SET_UP, enrol
    from geliat.desk.people.models import Person
    from geliat.trade.access import Role

    if Person.objects.exists():
        return None
    password = secrets.token_urlsafe(9)
    enrol("admin", "Administrator", [Role.ADMINISTRATOR], password=password, by=SET_UP, at=timezone.now())
    return "admin", password


def free_port(host: str, port: int) -> int:
    """`port` if nothing listens there; otherwise Refusal. Port 0 asks the machine for any free one."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                Blocker(
                    code="port_taken",
                    en="Port {port} on {host} cannot be used ({why}); choose another with --port.",
                    id="Porta {port} pada {host} tidak dapat dipakai ({why}); pilih yang lain dengan --port.",
                    facts={"port": port, "host": host, "why": error.strerror or str(error)},
                )
            ) from None
        return int(probe.getsockname()[1])


def serve(host: str, port: int) -> None:
    """Serve the desk until stopped; the address must be free (see `free_port`)."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "geliat.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
