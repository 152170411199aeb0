"""Workbooks that go out: templates, reports of imports, exports of lists."""
