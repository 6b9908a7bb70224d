"""Addresses of the consignments' room."""

from django.urls import path

from geliat.desk.consignments import views

app_name = "consignments"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("of-order/<int:order>/plan/", views.plan, name="plan"),
    path("<int:consignment>/", views.consignment, name="consignment"),
    path("<int:consignment>/amend/", views.amend, name="amend"),
    path("<int:consignment>/book/", views.book, name="book"),
]
