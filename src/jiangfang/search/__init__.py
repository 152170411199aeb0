"""Finding records: character pairs on both databases."""
