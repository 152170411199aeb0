"""What is open without signing in, under an address that is a secret of its own: calendars, and the end of letters."""

from django.urls import path

from jiangfang.notices.views import calendars, notices

app_name = "notices_open"

urlpatterns = [
    path("calendars/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("letters/<str:token>/end/", notices.unsubscribe, name="unsubscribe"),
]
