"""Pages of notices, calendars and webhooks."""
