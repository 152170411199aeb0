"""Rows in and out of spreadsheets: templates, imports with a preview, exports."""
