"""Addresses of projects and activities."""

from django.urls import path

from jiangfang.innovation.views import activities, projects
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<str:code>/", projects.project, name="project"),
    path("projects/<str:code>/deeds/<str:deed>/", deed_page("project"), name="project_deed"),
    path("activities/", activities.activities, name="activities"),
    path("activities/new/", activities.activity_new, name="activity_new"),
    path("activities/plan/", activities.activity_plan, name="activity_plan"),
    path("activities/<str:code>/", activities.activity, name="activity"),
    path("activities/<str:code>/deeds/<str:deed>/", deed_page("activity"), name="activity_deed"),
]
