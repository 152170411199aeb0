"""Addresses of spreadsheets: what can be brought, and what was brought."""

from django.urls import path

from jiangfang.sheets import views

app_name = "sheets"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("imports/<uuid:key>/", views.brought, name="import"),
    path("imports/<uuid:key>/mapping/", views.mapping, name="mapping"),
    path("imports/<uuid:key>/entry/", views.entry, name="entry"),
    path("imports/<uuid:key>/undoing/", views.undoing, name="undoing"),
    path("imports/<uuid:key>/progress/", views.progress, name="progress"),
    path("imports/<uuid:key>/report.xlsx", views.report, name="report"),
    path("<slug:key>/", views.bring_file, name="bring"),
    path("<slug:key>/export.<str:ending>", views.export, name="export"),
    path("<slug:key>/template.xlsx", views.template, name="template"),
]
