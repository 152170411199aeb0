"""One row per record that can be found: what is shown of it and the terms under which it is found."""

from django.db import models

from jiangfang.records.models import Organisation, Record


class SearchRow(models.Model):
    """What a record's card says. The database's own index follows the two columns of terms by itself.

    The key is a number of its own because SQLite's index names its rows by number; it grows with the record's age.
    """

    id = models.BigAutoField(primary_key=True)
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="search_row")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    title = models.TextField()
    body = models.TextField()
    title_terms = models.TextField()
    body_terms = models.TextField()

    def __str__(self) -> str:
        return self.title
