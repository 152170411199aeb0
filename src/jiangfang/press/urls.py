"""Addresses of the public face; everything here is open without sign-in."""

from django.urls import path

from jiangfang.press import views

app_name = "press"

urlpatterns = [
    path("", views.home, name="home"),
    path("studios/<slug:slug>/", views.studio, name="studio"),
    path("results/<str:code>/", views.result, name="result"),
    path("certificates/", views.check, name="check"),
    path("certificates/<str:number>/", views.certificate, name="certificate"),
]
