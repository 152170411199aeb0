"""The public face: open studios, open results, certificates that anyone can check."""
