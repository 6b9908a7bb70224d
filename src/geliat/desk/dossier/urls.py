"""Addresses of the dossier room: a consignment's papers, their files, and the check open to everybody."""

from django.urls import path

from geliat.desk.dossier import hand_over_views, views

app_name = "dossier"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("<int:consignment>/", views.consignment, name="consignment"),
    path("<int:consignment>/prepare/", views.prepare, name="prepare"),
    path("<int:consignment>/seal/", views.seal, name="seal"),
    path("<int:consignment>/forms/<str:form>/", views.machine_form, name="form"),
    path("<int:consignment>/hand-over/", hand_over_views.page, name="hand_over"),
    path("<int:consignment>/hand-over/ask/", hand_over_views.ask, name="ask_hand_over"),
    path("<int:consignment>/hand-over/confirm/", hand_over_views.confirm, name="confirm_hand_over"),
    path("<int:consignment>/hand-over/refuse/", hand_over_views.refuse, name="refuse_hand_over"),
    path("<int:consignment>/hand-over/file/", hand_over_views.take, name="declaration_file"),
    path("papers/<int:paper>/", views.paper, name="paper"),
    path("papers/<int:paper>/pdf/", views.pdf, name="pdf"),
    path("verify/<slug:code>/", views.verify, name="verify"),
]
