"""Addresses of figures."""

from django.urls import path

from jiangfang.figures import views

urlpatterns = [
    path("<slug:slug>/", views.organisation_figures, name="figures"),
    path("<slug:slug>/<str:key>/", views.figure_page, name="figure"),
]
