"""From browser to values; nothing is saved here."""
