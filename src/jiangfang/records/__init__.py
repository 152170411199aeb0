"""Record and the organisation tree: everything that counts is a Record with a home."""
