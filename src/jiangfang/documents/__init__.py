"""Dossiers: one declaration, three outputs (PDF, workbook, JSON), each with a number, a seal and a way to check it."""
