"""Telling a person something, after the deed is committed."""
