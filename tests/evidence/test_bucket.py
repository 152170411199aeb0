"""Evidence in a bucket: the same store, elsewhere; and what becomes of a deed when it does not answer."""

import hashlib
import io

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from jiangfang.evidence import actions, bucket, intake, verification
from jiangfang.evidence.models import Blob, Evidence
from jiangfang.evidence.storage import measure, store, store_at
from jiangfang.kernel.errors import Unavailable
from tests.cast import account_of
from tests.evidence import buckets, samples
from tests.evidence.test_serving import body, get
from tests.evidence.test_views import post

DATA = "轴封间隙 0.35 mm".encode()
HASH = hashlib.sha256(DATA).hexdigest()
KEY = f"house/{HASH[:2]}/{HASH[2:4]}/{HASH}"


@pytest.fixture(scope="module")
def server():
    with buckets.serving() as one:
        yield one


@pytest.fixture
def in_bucket(server, settings):
    """A house that keeps its files in a bucket, which is empty."""
    settings.JIANGFANG_EVIDENCE = buckets.ADDRESS
    buckets.empty()
    return store()


@pytest.fixture
def unanswered(settings, monkeypatch):
    """A house whose storage has gone away: nobody listens at the address."""
    settings.JIANGFANG_EVIDENCE = buckets.ADDRESS
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "tests")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    bucket._client.cache_clear()
    yield
    bucket._client.cache_clear()


def test_a_file_lies_in_the_bucket_under_its_hash(in_bucket):
    stored = in_bucket.put(io.BytesIO(DATA))
    assert (stored.sha256, stored.size) == (HASH, len(DATA))
    assert buckets.keys() == [KEY]
    with in_bucket.open(HASH) as file:
        assert file.read() == DATA
    assert in_bucket.has(HASH)
    assert not in_bucket.has("0" * 64)
    assert [found.name for found in in_bucket.files()] == [HASH]


def test_what_is_not_there_is_missing_and_what_is_no_hash_is_refused(in_bucket):
    with pytest.raises(FileNotFoundError):
        in_bucket.open("0" * 64)
    with pytest.raises(ValueError, match="SHA-256"):
        in_bucket.open("../keys/secret")


def test_strange_things_in_the_bucket_are_named_by_their_path(in_bucket):
    buckets.overwrite("house/notes.txt", b"?")
    buckets.overwrite("house/lost/0000", DATA)
    assert {found.name for found in in_bucket.files()} == {"notes.txt", "lost/0000"}


def test_the_same_file_handed_in_again_heals_one_that_was_altered(in_bucket):
    in_bucket.put(io.BytesIO(DATA))
    buckets.overwrite(KEY, b"other bytes")
    assert measure(HASH, in_bucket).sha256 != HASH
    in_bucket.put(io.BytesIO(DATA))
    assert measure(HASH, in_bucket).sha256 == HASH


def test_evidence_is_handed_in_served_and_verified_as_on_a_disk(in_bucket, problem, cast):
    kept = intake.take_in(io.BytesIO(samples.jpeg()), "IMG_0001.JPG")
    photo = actions.add_evidence(problem, actor=cast.member, files=[kept], proves="漏汽位置")[0]
    response = get(photo)
    assert not list(verification.findings())

    buckets.overwrite(f"house/{photo.blob_id[:2]}/{photo.blob_id[2:4]}/{photo.blob_id}", b"forged")
    assert [photo.blob_id in finding.where for finding in verification.blob_findings()] == [True]
    # Last: a response that is closed ends the request, and may take the connection with it.
    assert hashlib.sha256(body(response)).hexdigest() == photo.blob_id


def test_when_the_storage_does_not_answer_nothing_is_half_done(unanswered, problem, cast, logged_errors):
    client = Client()
    client.force_login(account_of(cast.member, "member"))
    answer = post(client, problem, headers={"HX-Request": "true"})
    assert answer.status_code == 503
    assert "暂时" in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not Blob.objects.exists()


def test_reading_says_that_nobody_answers(unanswered, logged_errors):
    with pytest.raises(Unavailable):
        store().open(HASH)
    with pytest.raises(Unavailable):
        store().has(HASH)
    with pytest.raises(Unavailable):
        list(store().files())


@pytest.mark.parametrize("address", ["s3://", "s3://B", "s3://evidence?x=1", "https://evidence/house", "s3:///x"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="s3://bucket/prefix"):
        store_at(address)


def test_without_the_client_a_bucket_is_refused_with_what_to_install(monkeypatch):
    monkeypatch.setattr(bucket.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"jiangfang\[s3\]"):
        store_at(buckets.ADDRESS)
