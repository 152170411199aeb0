"""Totals that are questions about records: contributions, dated deltas, and tallies folded up the tree."""
