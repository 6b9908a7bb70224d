"""Addresses of the consignments' room."""

from django.urls import path

from geliat.desk.consignments import export_views, link_views, views

app_name = "consignments"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("of-order/<int:order>/plan/", views.plan, name="plan"),
    path("<int:consignment>/", views.consignment, name="consignment"),
    path("<int:consignment>/amend/", views.amend, name="amend"),
    path("<int:consignment>/book/", views.book, name="book"),
    path("<int:consignment>/export/", export_views.overview, name="export"),
    path("<int:consignment>/export/forwarder/", export_views.forwarder, name="export_forwarder"),
    path("<int:consignment>/export/costs/", export_views.costs, name="export_costs"),
    path("<int:consignment>/export/packing/", export_views.packing, name="export_packing"),
    path("<int:consignment>/export/origin/", export_views.claims, name="export_origin"),
    path("<int:consignment>/export/customs/", export_views.customs, name="export_customs"),
    path("<int:consignment>/export/bill/", export_views.bill, name="export_bill"),
    path("f/<str:token>/", link_views.overview, name="link_export"),
    path("f/<str:token>/forwarder/", link_views.forwarder, name="link_forwarder"),
    path("f/<str:token>/customs/", link_views.customs, name="link_customs"),
    path("f/<str:token>/bill/", link_views.bill, name="link_bill"),
]
