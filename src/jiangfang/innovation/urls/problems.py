"""Addresses of problems and suggestions."""

from django.urls import path

from jiangfang.innovation.views import problems, suggestions
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("problems/", problems.problems, name="problems"),
    path("problems/new/", problems.report, name="report"),
    path("problems/<str:code>/", problems.problem, name="problem"),
    path("problems/<str:code>/deeds/<str:deed>/", deed_page("problem"), name="problem_deed"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/new/", suggestions.suggestion_new, name="suggestion_new"),
    path("suggestions/<str:code>/", suggestions.suggestion, name="suggestion"),
    path("suggestions/<str:code>/deeds/<str:deed>/", deed_page("suggestion"), name="suggestion_deed"),
]
