"""The roof: settings, addresses and wiring."""
