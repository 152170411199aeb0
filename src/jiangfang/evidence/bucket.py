"""The store of a larger installation: a bucket of S3-compatible storage, under the same names as in a folder.

Keys, region and end point come from the variables that every client of such storage reads (``AWS_ACCESS_KEY_ID``,
``AWS_SECRET_ACCESS_KEY``, ``AWS_REGION``, ``AWS_ENDPOINT_URL_S3``). Files are handed out by the house, after it has asked who
reads: nothing in the bucket needs an address of its own.
"""

import base64
import functools
import importlib
import importlib.util
import logging
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from jiangfang.evidence.folder import CHUNK, Found, Stored, check_name, copy, is_name
from jiangfang.kernel.errors import Unavailable
from jiangfang.kernel.text import N_

# What fits is kept in memory while it is handed on; what doesn't, in a file without a name.
IN_MEMORY = 4 * CHUNK
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_MISSING = {"404", "NoSuchKey", "NotFound"}
log = logging.getLogger(__name__)


class BucketStore:
    """``s3://bucket/prefix``. Bytes are checked against their SHA-256 by the server before it takes them."""

    def __init__(self, address: str) -> None:
        """Raises ImproperlyConfigured for an address that is none, or where the client is not installed."""
        parts = urlsplit(address)
        if parts.scheme != "s3" or not _BUCKET.fullmatch(parts.netloc) or parts.query or parts.fragment:
            raise ImproperlyConfigured(f"The store of evidence is s3://bucket/prefix, not {address!r}.")
        if importlib.util.find_spec("boto3") is None:
            raise ImproperlyConfigured("Evidence in a bucket needs the extra: pip install 'jiangfang[s3]'.")
        self.address, self.bucket = address, parts.netloc
        self.prefix = f"{parts.path.strip('/')}/".lstrip("/")

    def __str__(self) -> str:
        return self.address

    def put(self, stream: IO[bytes]) -> Stored:
        """Keep ``stream`` under its hash, in one request: whole or not at all."""
        with tempfile.SpooledTemporaryFile(IN_MEMORY, dir=settings.JIANGFANG_HOME) as file:
            stored = copy(stream, file)
            file.seek(0)
            checksum = base64.b64encode(bytes.fromhex(stored.sha256)).decode()
            with _answered():
                self._client.put_object(
                    **self._named(stored.sha256),
                    Body=file,
                    ContentLength=stored.size,
                    ChecksumSHA256=checksum,
                )
        return stored

    def open(self, sha256: str) -> IO[bytes]:
        """The file for reading, fetched whole first. Raises FileNotFoundError, and Unavailable where nobody answers."""
        file = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=settings.JIANGFANG_HOME)  # noqa: SIM115 -- handed on open
        try:
            with _answered():
                copy(self._client.get_object(**self._named(sha256))["Body"], file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def has(self, sha256: str) -> bool:
        try:
            with _answered():
                self._client.head_object(**self._named(sha256))
        except FileNotFoundError:
            return False
        return True

    def files(self) -> Iterator[Found]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        with _answered():
            for page in pages:
                for entry in page.get("Contents", ()):
                    yield self._found(entry)

    def remove(self, sha256: str) -> None:
        with _answered():
            self._client.delete_object(**self._named(sha256))

    def _found(self, entry: dict[str, Any]) -> Found:
        path = entry["Key"].removeprefix(self.prefix)
        name = path.rpartition("/")[2]
        stands_right = is_name(name) and path == _path(name)
        return Found(name if stands_right else path, entry["LastModified"])

    def _named(self, sha256: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": f"{self.prefix}{_path(check_name(sha256))}"}

    @property
    def _client(self) -> Any:
        return _client()


def _path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


@functools.cache
def _client() -> Any:
    """One client for the process; it may be used by every thread. Its library is an extra, and slow to read."""
    config = importlib.import_module("botocore.config").Config
    return importlib.import_module("boto3").client(
        "s3", config=config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 2})
    )


@contextmanager
def _answered() -> Iterator[None]:
    """Turn what the client raises into what the house says. Raises FileNotFoundError, Unavailable."""
    errors = importlib.import_module("botocore.exceptions")
    try:
        yield
    except errors.ClientError as error:
        if error.response["Error"]["Code"] in _MISSING and error.operation_name in {"GetObject", "HeadObject"}:
            raise FileNotFoundError(str(error)) from error
        raise _unavailable() from error
    except (errors.BotoCoreError, OSError) as error:
        raise _unavailable() from error


def _unavailable() -> Unavailable:
    log.exception("The store of evidence does not answer.")
    return Unavailable(
        N_("The files can't be reached at the moment, so nothing was done."),
        help=N_("What you typed is kept. Try again in a minute; if it stays so, tell whoever runs this installation."),
        code="store_unavailable",
    )
