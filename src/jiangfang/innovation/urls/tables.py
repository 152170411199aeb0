"""Addresses of the tables that deadlines are reckoned with."""

from django.urls import path

from jiangfang.innovation.views import tables
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("fees/", tables.fees, name="fee_rows"),
    path("fees/new/", tables.new_fee_row, name="fee_row_new"),
    path("fees/examples/", tables.load_tables, name="tables_examples"),
    path("fees/<str:code>/", tables.fee_row, name="fee_row"),
    path("fees/<str:code>/deeds/<str:deed>/", deed_page("fee_row"), name="fee_row_deed"),
    path("days-off/", tables.holidays, name="holidays"),
    path("days-off/new/", tables.new_holidays, name="holiday_new"),
    path("days-off/<str:code>/", tables.holiday, name="holiday"),
    path("days-off/<str:code>/deeds/<str:deed>/", deed_page("holiday"), name="holiday_deed"),
]
