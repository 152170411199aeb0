"""The machinery of the REST interface: what the pages declare, asked and done by programs."""
