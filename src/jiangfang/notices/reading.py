"""What a reader does with their own notices and wishes: no deeds on records, so nothing of it goes into history."""

import datetime as dt
import uuid

from jiangfang.kernel import clock
from jiangfang.notices.models import Notice, Preference
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible_to

OLD = dt.timedelta(days=30)


def mark_read(reader: Person, key: uuid.UUID | None = None) -> int:
    """Mark one notice as read, or all of them."""
    found = Notice.objects.filter(person=reader, read_at__isnull=True)
    return (found if key is None else found.filter(pk=key)).update(read_at=clock.now())


def put_away_old() -> int:
    """Mark as read what nobody has opened for a month: a bell that always rings is heard by nobody."""
    found = Notice.objects.filter(read_at__isnull=True, at__lt=clock.now() - OLD)
    return found.update(read_at=clock.now())


def put_away_hidden(reader: Person) -> int:
    """Mark as read what the reader may see no longer, so that the bell rings for what the list shows."""
    found = Notice.objects.filter(person=reader, read_at__isnull=True)
    return found.exclude(visible_to(reader)).update(read_at=clock.now())


def want(person: Person, *, mail: str, language: str = "") -> Preference:
    """Keep how a person wants to be told."""
    found = Preference.objects.filter(person=person).first()
    values = {"mail": mail, **({"language": language} if language else {})}
    wish = found or Preference(person=person, organisation_id=person.organisation_id)
    for name, value in values.items():
        setattr(wish, name, value)
    wish.save(force_insert=found is None)
    return wish
