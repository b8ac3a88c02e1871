"""Cassettes are read like code: readable, scrubbed, none of them unused."""

import re

import pytest
import yaml

from tests import test_model_path
from tests.conftest import CASSETTES

FILES = sorted(CASSETTES.glob("*/*.yaml"))
SECRETS = re.compile(r"authorization|api[-_]key|sk-[A-Za-z0-9]|bearer|set-cookie|openai-organization", re.IGNORECASE)


def test_there_are_cassettes():
    assert len(FILES) >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cassette_belongs_to_a_test_and_tells_no_secret(path):
    assert hasattr(test_model_path, path.stem.partition("[")[0])
    text = path.read_text(encoding="utf-8")
    assert not SECRETS.search(text)
    for interaction in yaml.safe_load(text)["interactions"]:
        assert interaction["request"]["headers"] == {}
        assert set(interaction["response"]["headers"]) <= {"content-type"}
        assert interaction["request"]["uri"].startswith("http://localhost/")
