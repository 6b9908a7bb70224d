"""Addresses of the makers' room."""

from django.urls import path

from geliat.desk.makers import private_views, views

app_name = "makers"
urlpatterns = [
    path("", views.workshops, name="workshops"),
    path("capacity/", views.capacity, name="capacity"),
    path("register/", views.register, name="register"),
    path("villages/", views.villages, name="villages"),
    path("groups/register/", views.register_group, name="register_group"),
    path("groups/<int:group>/", views.group, name="group"),
    path("<int:workshop>/", views.workshop, name="workshop"),
    path("<int:workshop>/edit/", views.edit, name="edit"),
    path("<int:workshop>/state-capacity/", views.state_capacity, name="state_capacity"),
    path("<int:workshop>/drop-skill/", views.drop_skill, name="drop_skill"),
    path("<int:workshop>/close-week/", views.close_week, name="close_week"),
    path("<int:workshop>/reopen-week/", views.reopen_week, name="reopen_week"),
    path("<int:workshop>/rest/", views.rest, name="rest"),
    path("<int:workshop>/welcome-back/", views.welcome_back, name="welcome_back"),
    path("<int:workshop>/private/", private_views.private, name="private"),
    path("<int:workshop>/private/keep/", private_views.keep_private, name="keep_private"),
    path("<int:workshop>/private/disclose/", private_views.record_disclosure, name="record_disclosure"),
    path("<int:workshop>/private/withdraw/", private_views.withdraw_disclosure, name="withdraw_disclosure"),
]
