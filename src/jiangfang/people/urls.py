"""Addresses of people: persons, seats, rosters; a deed is a POST to a record's deeds."""

from django.urls import path

from jiangfang.people.views import organisations, persons, seats

urlpatterns = [
    path("", persons.people, name="people"),
    path("seats/", seats.seats, name="seats"),
    path("seats/<str:code>/", seats.seat, name="seat"),
    path("seats/<str:code>/deeds/<str:deed>/", seats.seat_deed, name="seat_deed"),
    path("roster/<slug:slug>/", seats.roster, name="roster"),
    path("organisations/<str:code>/deeds/<str:deed>/", organisations.organisation_deed, name="organisation_deed"),
    path("<str:code>/", persons.person, name="person"),
    path("<str:code>/deeds/<str:deed>/", persons.person_deed, name="person_deed"),
]
