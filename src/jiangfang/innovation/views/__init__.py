"""Pages: may-see, query or form and action, render."""
