"""The only place where records are stored: add, change and move, in sets, inside a deed.

Each records what it touched, so that the ledger, the figures and the search follow without being told.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Deed, Touched, current_deed
from jiangfang.records.models import Audience, Noun, Organisation, Part, Record, RecordKey

N = TypeVar("N", bound=Noun)
P = TypeVar("P", bound=Part)

RECORD_FIELDS = ("title", "title_en", "audience", "sample")


def add(
    nouns: Sequence[N],
    *,
    organisation: Organisation,
    titles: Sequence[str],
    titles_en: Sequence[str] = (),
    state: str = "",
    audience: int = Audience.COMPANY,
    sample: bool | None = None,
    codes: Sequence[str] = (),
) -> list[N]:
    """Store new nouns with their records, at home in ``organisation``. ``titles`` has one title per noun.

    A noun starts in ``state``, else in the first state of its lifecycle. It is a sample where its home or its
    maker is one. ``codes`` are drawn here, unless something that was made before the deed bears them already.
    Raises Invalid where a RecordKey points to a record of a wrong kind.
    """
    if not nouns:
        return []
    deed, at = current_deed(), clock.now()
    codes = codes or _fresh_codes([noun.kind.prefix for noun in nouns])
    is_sample = organisation.record.sample or is_sample_actor(deed.actor) if sample is None else sample
    for index, (noun, code) in enumerate(zip(nouns, codes, strict=True)):
        noun.record = Record(
            kind=noun.kind.key,
            code=code,
            title=titles[index],
            title_en=titles_en[index] if titles_en else "",
            organisation=organisation,
            state=state or _initial(noun),
            audience=audience,
            sample=is_sample,
            created_at=at,
            changed_at=at,
        )
        noun.organisation = organisation
    _check_keys(nouns)
    Record.objects.bulk_create([noun.record for noun in nouns], batch_size=500)
    type(nouns[0]).objects.bulk_create(nouns, batch_size=500)
    for noun in nouns:
        _touch(deed, noun.record)
    return list(nouns)


def add_one(noun: N, *, organisation: Organisation, title: str, **more: Any) -> N:
    """:func:`add` for one."""
    title_en, code = more.pop("title_en", ""), more.pop("code", "")
    codes = [code] if code else []
    return add([noun], organisation=organisation, titles=[title], titles_en=[title_en], codes=codes, **more)[0]


def add_parts(owner: Noun, parts: Sequence[P]) -> list[P]:
    """Store rows that belong to ``owner`` (which is touched and grows a version)."""
    if not parts:
        return []
    for part in parts:
        part.organisation_id = owner.organisation_id
    change(owner)
    type(parts[0]).objects.bulk_create(parts, batch_size=500)
    return list(parts)


def add_first_parts(parts: Sequence[P], owner: str) -> list[P]:
    """Store parts of nouns that this same deed has made; ``owner`` is the field that leads to the noun, whose version stays.

    Raises RuntimeError for a part of a noun that was there before.
    """
    touched = current_deed().touched
    for part in parts:
        noun = getattr(part, owner)
        if noun.pk not in touched or touched[noun.pk].version != 1:
            raise RuntimeError("Parts of a noun that is there already are added with add_parts.")
        part.organisation_id = noun.organisation_id
    if parts:
        type(parts[0]).objects.bulk_create(parts, batch_size=500)
    return list(parts)


def change_parts(owner: Noun, parts: Sequence[P], fields: Sequence[str]) -> None:
    """Store changed fields of rows that belong to ``owner``."""
    if parts:
        change(owner)
        type(parts[0]).objects.bulk_update(parts, fields, batch_size=500)


def replace_parts(owner: Noun, relation: str, parts: Sequence[P]) -> None:
    """Put ``parts`` in the place of the rows that ``owner.relation`` holds now (the history keeps the old state's hash)."""
    change(owner)
    getattr(owner, relation).all().delete()
    for part in parts:
        part.organisation_id = owner.organisation_id
    if parts:
        type(parts[0]).objects.bulk_create(parts, batch_size=500)


def change(noun: N, **values: Any) -> N:
    """Set fields of a noun or its record. Raises Conflict where the record is no longer at the version held here."""
    record_values = {name: values.pop(name) for name in RECORD_FIELDS if name in values}
    _advance(noun, record_values)
    for name, value in values.items():
        setattr(noun, name, value)
    if values:
        _check_keys([noun])
        noun.save(update_fields=list(values))
    return noun


def move(noun: N, to: str, **values: Any) -> N:
    """Move a noun to state ``to`` by the lifecycle's move for the deed being done, and set ``values``.

    The move is a conditional UPDATE: where the record is in another state or at another version, someone was first and
    Conflict is raised. Raises LookupError where the lifecycle has no such move for this deed.
    """
    deed = current_deed()
    sources = lifecycles[noun.kind.key].sources_of(deed.doing, to)
    before = noun.record.state
    record_values = {name: values.pop(name) for name in RECORD_FIELDS if name in values}
    _advance(noun, {**record_values, "state": to}, sources)
    deed.facts.setdefault("moves", {})[str(noun.pk)] = [before, to]
    for name, value in values.items():
        setattr(noun, name, value)
    if values:
        _check_keys([noun])
        noun.save(update_fields=list(values))
    return noun


def _advance(noun: Noun, values: Mapping[str, Any], sources: Sequence[str] = ()) -> None:
    """One conditional UPDATE per record and deed: a second change in one deed keeps the version it has taken."""
    deed, record = current_deed(), noun.record
    fresh = record.pk not in deed.touched
    found = Record.objects.filter(pk=record.pk, version=record.version)
    if sources:
        found = found.filter(state__in=sources)
    version = record.version + 1 if fresh else record.version
    changed = found.update(**values, version=version, changed_at=deed.at)
    if not changed:
        raise _conflict(record, sources)
    for name, value in values.items():
        setattr(record, name, value)
    record.version, record.changed_at = version, deed.at
    _touch(deed, record)


def _conflict(record: Record, sources: Sequence[str]) -> Conflict:
    current = Record.objects.filter(pk=record.pk).first()
    if current is None or current.version == record.version:
        return Conflict(
            N_("“%(title)s” is not in a state in which this can be done."),
            help=N_("Open it again: it shows what can be done with it now."),
            code="state",
            title=record.title,
        )
    return Conflict(
        N_("Someone else changed “%(title)s” while you were looking at it."),
        help=N_("Your entries are kept. Look at the newer version, then do it again."),
        code="version",
        title=record.title,
        yours=record.version,
        theirs=current.version,
    )


def is_sample_actor(actor: Any) -> bool:
    """Whether a sample person does the deed: what sample people make are samples, also in a real organisation."""
    record = getattr(actor, "record", None)
    return bool(record and record.sample)


def _touch(deed: Deed, record: Record) -> None:
    deed.touch(Touched(record.pk, record.organisation_id, record.kind, record.version, record.title))


def _initial(noun: Noun) -> str:
    life = lifecycles.get(noun.kind.key)
    return life.initial if life else "current"


def _fresh_codes(prefixes: Sequence[str]) -> list[str]:
    """One unused code per prefix; drawn again as long as one is taken (31^6 codes per kind)."""
    codes = [ids.new_code(prefix) for prefix in prefixes]
    while taken := _taken(codes):
        codes = [ids.new_code(prefix) if code in taken else code for code, prefix in zip(codes, prefixes, strict=True)]
    return codes


def _taken(codes: Sequence[str]) -> set[str]:
    doubled = {code for code in codes if codes.count(code) > 1} if len(set(codes)) < len(codes) else set()
    return doubled | set(Record.objects.filter(code__in=codes).values_list("code", flat=True))


def _check_keys(nouns: Sequence[Noun]) -> None:
    """Refuse references to records of another kind than the field says."""
    if not nouns:
        return
    for field in type(nouns[0])._meta.concrete_fields:
        if isinstance(field, RecordKey):
            wanted = {key for noun in nouns if (key := getattr(noun, field.attname))}
            right = Record.objects.filter(pk__in=wanted, kind=field.record_kind).count()
            if right != len(wanted):
                raise Invalid(N_("This is not a record of the right kind."), field=field.name)


def add_founded(organisation: Organisation) -> None:
    """Store an organisation that is its own home; its record and itself refer to each other, checked at commit."""
    organisation.record.save(force_insert=True)
    organisation.save(force_insert=True)
    _touch(current_deed(), organisation.record)
