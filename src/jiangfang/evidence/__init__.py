"""Files under their hash, and what each proves for which Record."""
