"""Addresses of the people room: sign-in, persons and roles, links."""

from django.urls import path

from geliat.desk.people import views

app_name = "people"
urlpatterns = [
    path("", views.access, name="access"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("enrol/", views.enrol, name="enrol"),
    path("<int:person>/", views.person, name="person"),
    path("<int:person>/grant/", views.grant, name="grant"),
    path("<int:person>/end-role/", views.end_role, name="end_role"),
    path("links/issue/", views.issue_link, name="issue_link"),
    path("links/<int:link>/", views.link, name="link"),
    path("links/<int:link>/revoke/", views.revoke_link, name="revoke_link"),
]
