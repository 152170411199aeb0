"""Background work: what runs by the clock, once, whoever notices first."""
