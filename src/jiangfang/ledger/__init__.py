"""History: the one shape of a deed and the append-only hash chain it leaves behind."""
