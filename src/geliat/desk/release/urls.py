"""Addresses of the release room; the public page stands directly under it."""

from django.urls import path

from geliat.desk.release import rules_views, views

app_name = "release"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("consignments/<int:consignment>/", views.consignment, name="consignment"),
    path("consignments/<int:consignment>/npe/", views.record_npe, name="record_npe"),
    path("consignments/<int:consignment>/requirements/", rules_views.requirements, name="requirements"),
    path(
        "consignments/<int:consignment>/requirements/received/",
        rules_views.record_received,
        name="record_received",
    ),
    path(
        "consignments/<int:consignment>/requirements/received/<int:paper>/withdraw/",
        rules_views.withdraw_received,
        name="withdraw_received",
    ),
    path("consignments/<int:consignment>/requirements/ask/", rules_views.ask_decision, name="ask_decision"),
    path(
        "consignments/<int:consignment>/requirements/confirm/",
        rules_views.confirm_decision,
        name="confirm_decision",
    ),
    path("consignments/<int:consignment>/declare/", views.declare, name="declare"),
    path("consignments/<int:consignment>/withdraw/", views.withdraw, name="withdraw"),
    path("consignments/<int:consignment>/release/", views.release, name="release"),
    path("<slug:code>/", views.public, name="public"),
]
