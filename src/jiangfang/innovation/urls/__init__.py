"""Addresses of innovation practice: nouns; a deed is a POST to a record's deeds."""

from jiangfang.innovation.urls import benefits, ip_rights, problems, projects, results, tables
from jiangfang.innovation.views import striking  # noqa: F401 -- declares pages that the nouns' own addresses serve

app_name = "innovation"

urlpatterns = [
    *problems.urlpatterns,
    *projects.urlpatterns,
    *results.urlpatterns,
    *ip_rights.urlpatterns,
    *benefits.urlpatterns,
    *tables.urlpatterns,
]
