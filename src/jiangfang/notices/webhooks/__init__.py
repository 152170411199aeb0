"""Telling other programs: messages signed by the Standard Webhooks scheme, tried again, given up at last."""
