import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jiangfang.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("people", "0002_keep_the_set_up_link")]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.UUIDField(default=jiangfang.kernel.ids.uuid7, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("scopes", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"verbose_name": "token", "ordering": ["-id"]},
        ),
        migrations.CreateModel(
            name="GivenAnswer",
            fields=[
                ("id", models.UUIDField(default=jiangfang.kernel.ids.uuid7, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=255)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "key"), name="answer_once_per_key")],
            },
        ),
    ]
