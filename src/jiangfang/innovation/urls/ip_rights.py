"""Addresses of IP rights."""

from django.urls import path

from jiangfang.innovation.views import ip_rights
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("ip-rights/", ip_rights.ip_rights, name="ip_rights"),
    path("ip-rights/new/", ip_rights.new_ip_right, name="ip_right_new"),
    path("ip-rights/deadlines/", ip_rights.deadlines, name="ip_deadlines"),
    path("ip-rights/<str:code>/", ip_rights.ip_right, name="ip_right"),
    path("ip-rights/<str:code>/deeds/<str:deed>/", deed_page("ip_right"), name="ip_right_deed"),
]
