"""The one Django app of all rooms."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "geliat.desk"
    label = "desk"
    verbose_name = "Geliat"
