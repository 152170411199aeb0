"""Fees and days off become records. The rows of before were the shipped examples and are loaded again as records."""

import django.db.models.deletion
from django.db import migrations, models

PATENT_KINDS = [
    ("invention", "invention patent"),
    ("utility_model", "utility model patent"),
    ("design", "design patent"),
    ("pct", "PCT international application"),
    ("software", "software copyright"),
]


def record_and_home():
    """The two keys that every noun carries."""
    home = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.organisation")
    record = models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT,
        primary_key=True,
        related_name="%(class)s",
        serialize=False,
        to="records.record",
    )
    return [("record", record), ("organisation", home)]


class Migration(migrations.Migration):
    dependencies = [("innovation", "0001_initial"), ("records", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="FeeRow"),
        migrations.DeleteModel(name="Holiday"),
        migrations.CreateModel(
            name="FeeRow",
            fields=[
                *record_and_home(),
                ("type", models.CharField(choices=PATENT_KINDS, max_length=14, verbose_name="kind")),
                ("from_year", models.PositiveSmallIntegerField(verbose_name="from patent year")),
                ("to_year", models.PositiveSmallIntegerField(verbose_name="to patent year")),
                ("fee_fen", models.BigIntegerField(verbose_name="fee")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={"verbose_name": "yearly fee", "ordering": ["-record_id"], "abstract": False},
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                *record_and_home(),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("works", models.BooleanField(default=False, verbose_name="worked instead")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={"verbose_name": "days off", "ordering": ["-record_id"], "abstract": False},
        ),
    ]
