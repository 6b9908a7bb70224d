"""Addresses of the loading room: containers of a consignment, each container, and its load plans."""

from django.urls import path

from geliat.desk.loading import plan_views, search_views, views

app_name = "loading"
urlpatterns = [
    path("", views.consignments, name="consignments"),
    path("<int:consignment>/", views.consignment, name="consignment"),
    path("<int:consignment>/book/", views.book, name="book"),
    path("<int:consignment>/plan/", views.plan, name="plan"),
    path("<int:consignment>/search/", search_views.begin, name="search"),
    path("searches/<int:search>/", search_views.look, name="look"),
    path("searches/<int:search>/stop/", search_views.stop, name="stop_search"),
    path("searches/<int:search>/keep/", search_views.keep, name="keep_search"),
    path("searches/<int:search>/leave/", search_views.leave, name="leave_search"),
    path("<int:consignment>/unpack/", views.unpack, name="unpack"),
    path("containers/<int:container>/", views.container, name="container"),
    path("containers/<int:container>/check/", views.check, name="check"),
    path("containers/<int:container>/stuff/", views.stuff, name="stuff"),
    path("containers/<int:container>/seal/", views.seal, name="seal"),
    path("containers/<int:container>/reseal/", views.reseal, name="reseal"),
    path("containers/<int:container>/verify-mass/", views.verify_mass, name="verify_mass"),
    path("containers/<int:container>/replace-plan/", plan_views.replace_plan, name="replace_plan"),
    path("containers/<int:container>/move/", plan_views.move, name="move"),
    path("containers/<int:container>/swap/", plan_views.swap, name="swap"),
    path("plans/<int:plan>/", plan_views.load_plan, name="load_plan"),
    path("plans/<int:plan>/view.json", plan_views.view, name="view"),
    path("plans/<int:plan>/plan.json", plan_views.plan_file, name="plan_file"),
    path("plans/<int:plan>/drawings/<int:number>.svg", plan_views.drawing, name="drawing"),
]
