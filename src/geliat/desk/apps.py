"""The one Django app of all rooms."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "geliat.desk"
    label = "desk"
    verbose_name = "Geliat"

    def ready(self) -> None:
        """Tell the earlier rooms how to ask a later one for its papers."""
        # Imported here because models may be read only once Django has gathered them.
        from geliat.desk.consignments import export_papers
        from geliat.desk.dossier.states import sealed_contracts, states_of
        from geliat.desk.orders import agreement

        export_papers.tell_of(states_of)
        agreement.tell_of(sealed_contracts)
