"""Addresses of the settlement room."""

from django.urls import path

from geliat.desk.settlement import proceeds_views, views

app_name = "settlement"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("<int:order>/", views.order, name="order"),
    path("<int:order>/reckon/", views.reckon, name="reckon"),
    path("<int:order>/make-file/", views.make_file, name="make_file"),
    path("<int:order>/close/", views.close, name="close"),
    path("pays/<int:pay>/in-cash/", views.pay_in_cash, name="pay_in_cash"),
    path("pays/<int:pay>/by-bank/", views.pay_by_bank, name="pay_by_bank"),
    path("files/<int:file>/", views.file, name="file"),
    path("files/<int:file>/download/", views.download, name="download"),
    path("files/<int:file>/confirm-paid/", views.confirm_paid, name="confirm_paid"),
    path("files/<int:file>/take-back/", views.take_back, name="take_back"),
    path("workshops/<int:workshop>/", views.workshop, name="workshop"),
    path("proceeds/", proceeds_views.all_proceeds, name="proceeds"),
    path("proceeds/list.csv", proceeds_views.proceeds_list, name="proceeds_list"),
    path("proceeds/<int:consignment>/", proceeds_views.proceeds_of, name="proceeds_of"),
    path("proceeds/<int:consignment>/match/", proceeds_views.match_proceeds, name="match_proceeds"),
]
