"""The database's own index over the terms: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Django knows nothing of it: it is put back after every migration, follows the rows by itself, and is missed by ``doctor``.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from jiangfang.search.models import SearchRow
from jiangfang.search.terms import Phrase

TABLE = SearchRow._meta.db_table

# The terms stand in the rows alone: the index refers to them and is told of every change by a trigger. Its tokenizer
# takes everything outside ASCII for letters, so that no table of Unicode decides what a Chinese word is. Beginnings of one
# character have an index of their own: without it a single character would be sought through all pairs that begin with it.
_FTS5 = f"""
CREATE VIRTUAL TABLE search_index USING fts5(
    title_terms, body_terms, content='{TABLE}', content_rowid='id', tokenize='ascii', prefix='1')
"""
_ENTER = "INSERT INTO search_index (rowid, title_terms, body_terms) VALUES (new.id, new.title_terms, new.body_terms);"
_LEAVE = (
    "INSERT INTO search_index (search_index, rowid, title_terms, body_terms)"
    " VALUES ('delete', old.id, old.title_terms, old.body_terms);"
)
_TRIGGERS = {
    "search_row_enters": f"AFTER INSERT ON {TABLE} BEGIN {_ENTER} END",
    "search_row_leaves": f"AFTER DELETE ON {TABLE} BEGIN {_LEAVE} END",
    "search_row_changes": f"AFTER UPDATE OF id, title_terms, body_terms ON {TABLE} BEGIN {_LEAVE} {_ENTER} END",
}

_COLUMNS = {
    "in_title": "to_tsvector('simple'::regconfig, title_terms)",
    "anywhere": "to_tsvector('simple'::regconfig, title_terms) || to_tsvector('simple'::regconfig, body_terms)",
}


def on_migrated(using: str, **_: Any) -> None:
    """Put the index back (signal receiver)."""
    install(using)


def install(using: str = "default") -> None:
    """Create what is missing and fill it. Does nothing before the rows' table exists."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    gone = missing(using)
    if gone and connection.vendor == "postgresql":
        _install_postgresql(connection)
    elif gone:
        _install_sqlite(connection)


def _install_sqlite(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search_index'")
        if not cursor.fetchone()[0]:
            cursor.execute(_FTS5)
        for name, body in _TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
    rebuild(connection.alias)


def _install_postgresql(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, terms in _COLUMNS.items():
            cursor.execute(
                f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS {name} tsvector GENERATED ALWAYS AS ({terms}) STORED"
            )
            cursor.execute(f"CREATE INDEX IF NOT EXISTS search_index_{name} ON {TABLE} USING gin ({name})")


def missing(using: str = "default") -> list[str]:
    """Names of what should be there and is not."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        expected = [f"search_index_{name}" for name in _COLUMNS]
        query = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    else:
        expected = ["search_index", *_TRIGGERS]
        query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {row[0] for row in cursor.fetchall()}
    return [name for name in expected if name not in found]


def rebuild(using: str = "default") -> None:
    """Read every row's terms into the index anew (SQLite; PostgreSQL's columns can't fall behind)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def check(using: str = "default") -> None:
    """Hold the index against the rows. Raises DatabaseError where they differ (SQLite; PostgreSQL's can't)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")


def newest_matching(
    rows: QuerySet[SearchRow], phrases: Sequence[Phrase], *, in_title: bool = False
) -> QuerySet[SearchRow]:
    """The rows that hold every phrase, newest first: on either database the index is walked only as far as is asked for."""
    if connections[rows.db].vendor == "postgresql":
        column = "in_title" if in_title else "anywhere"
        condition = f"{TABLE}.{column} @@ to_tsquery('simple'::regconfig, %s)"
        return rows.extra(where=[condition], params=[_tsquery(phrases)]).order_by("-id")
    found = rows.extra(
        tables=["search_index"],
        where=[f"search_index.rowid = {TABLE}.id", "search_index MATCH %s"],
        params=[_fts5_query(phrases, in_title=in_title)],
    )
    return found.extra(order_by=["-search_index.rowid"])


def newest_holders(rows: QuerySet[SearchRow], terms: Sequence[str], most: int) -> list[tuple[int, int]]:
    """(row, place of the term) for the newest rows of each term, in one query that is made once and asked for each."""
    connection = connections[rows.db]
    expression = _tsquery if connection.vendor == "postgresql" else _fts5_query
    asked = [expression([Phrase((term,), open_end=False)]) for term in terms]
    one = newest_matching(rows, [Phrase((terms[0],), open_end=False)]).values_list("id")[:most]
    sql, values = one.query.sql_with_params()
    at = values.index(asked[0])
    # Django makes no union of limited questions on SQLite: each stands in brackets of its own.
    arms = [f"SELECT found.*, {place} FROM ({sql}) found" for place in range(len(terms))]
    params = [value for text in asked for value in (*values[:at], text, *values[at + 1 :])]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), params)
        return cursor.fetchall()


def records_matching(kind: str, phrases: Sequence[Phrase], using: str = "default") -> RawSQL:
    """The keys of a kind's records that hold every phrase, for ``record_id__in``."""
    question = f"SELECT {TABLE}.record_id FROM {TABLE} WHERE {TABLE}.kind = %s AND"
    if connections[using].vendor == "postgresql":
        return RawSQL(f"{question} {TABLE}.anywhere @@ to_tsquery('simple'::regconfig, %s)", (kind, _tsquery(phrases)))
    inside = f"{TABLE}.id IN (SELECT rowid FROM search_index WHERE search_index MATCH %s)"
    return RawSQL(f"{question} {inside}", (kind, _fts5_query(phrases)))


def _fts5_query(phrases: Sequence[Phrase], *, in_title: bool = False) -> str:
    wanted = " AND ".join(f'"{" ".join(one.terms)}"{" *" if one.open_end else ""}' for one in phrases)
    return f"title_terms : ({wanted})" if in_title else wanted


def _tsquery(phrases: Sequence[Phrase]) -> str:
    return " & ".join(f"({_neighbours(one)})" for one in phrases)


def _neighbours(phrase: Phrase) -> str:
    terms = " <-> ".join(f"'{term}'" for term in phrase.terms)
    return f"{terms}:*" if phrase.open_end else terms
