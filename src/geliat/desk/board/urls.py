"""Addresses of the board: orders at a glance, the order's walk, calendars, and the pages links open."""

from django.urls import path

from geliat.desk.board import buyer_views, calendar_views, forwarder_views, maker_views, views

app_name = "board"
MAKER = "m/<str:token>/"
BUYER = "b/<str:token>/"
FORWARDER = "f/<str:token>/"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("walk/<int:order>/", views.order, name="order"),
    path("workshops/<int:workshop>/", views.workshop, name="workshop"),
    path("calendar/", calendar_views.calendars, name="calendars"),
    path("c/<str:token>/geliat.ics", calendar_views.calendar, name="calendar"),
    path(MAKER, maker_views.maker, name="maker"),
    path(MAKER + "shares/<int:share>/accept/", maker_views.accept, name="maker_accept"),
    path(MAKER + "shares/<int:share>/decline/", maker_views.decline, name="maker_decline"),
    path(MAKER + "shares/<int:share>/count/", maker_views.count, name="maker_count"),
    path(MAKER + "shares/<int:share>/hand-over/", maker_views.hand_over, name="maker_hand_over"),
    path(MAKER + "shares/<int:share>/deliver/", maker_views.deliver, name="maker_deliver"),
    path(MAKER + "weeks/close/", maker_views.close_week, name="maker_close_week"),
    path(MAKER + "weeks/reopen/", maker_views.reopen_week, name="maker_reopen_week"),
    path(MAKER + "consent/", maker_views.disclose, name="maker_disclose"),
    path(MAKER + "consent/withdraw/", maker_views.withdraw, name="maker_withdraw"),
    path(BUYER, buyer_views.buyer, name="buyer"),
    path(BUYER + "papers/<int:paper>/", buyer_views.paper, name="buyer_paper"),
    path(FORWARDER, forwarder_views.forwarder, name="forwarder"),
    path(FORWARDER + "book/", forwarder_views.book, name="forwarder_book"),
    path(FORWARDER + "containers/", forwarder_views.container, name="forwarder_container"),
    path(FORWARDER + "containers/<int:container>/seal/", forwarder_views.seal, name="forwarder_seal"),
    path(FORWARDER + "papers-of-others/", forwarder_views.received, name="forwarder_received"),
    path(
        FORWARDER + "papers-of-others/<int:received>/withdraw/",
        forwarder_views.withdraw,
        name="forwarder_withdraw",
    ),
    path(FORWARDER + "peb/", forwarder_views.entry, name="forwarder_entry"),
    path(FORWARDER + "npe/", forwarder_views.npe, name="forwarder_npe"),
    path(FORWARDER + "milestones/", forwarder_views.milestone, name="forwarder_milestone"),
    path(FORWARDER + "papers/<int:paper>/", forwarder_views.paper, name="forwarder_paper"),
]
