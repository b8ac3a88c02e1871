"""Everything a store holds, without the numbers and times that differ between two stores of the same audit."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

_CLAIM = "r.text_sha256, a.annotator, c.number"
_FROM_CLAIMS = "from claims c join audits a using (audit_id) join articles r on r.article_id = a.article_id"
_CONTENTS = {
    "articles": "select text_sha256, text, title from articles",
    "origins": "select r.text_sha256, o.location from article_origins o join articles r using (article_id)",
    "sentences": """
        select r.text_sha256, s.number, s.kind, s.paragraph, s.start_char, s.end_char
        from sentences s join articles r using (article_id)""",
    "finished audits": """
        select r.text_sha256, a.annotator, a.annotator_version, a.prompt_hash, a.settings, a.status
        from audits a join articles r using (article_id)
        where a.status <> 'interrupted'""",
    "outcomes": """
        select r.text_sha256, a.annotator, o.number, o.outcome, o.reason, o.cause, m.question, m.answer
        from sentence_outcomes o
        join audits a using (audit_id) join articles r using (article_id) left join model_calls m using (call_id)""",
    "claims": f"""
        select {_CLAIM}, s.number, c.label, c.start_char, c.end_char, c.quote, c.opinion_kind, c.alignment,
            c.unaligned, c.restated, m.question, m.answer
        {_FROM_CLAIMS} join sentences s using (sentence_id) left join model_calls m using (call_id)""",
    "spans": f"""
        select {_CLAIM}, w.role, w.link, w.ordinal, w.start_char, w.end_char, w.quote
        {_FROM_CLAIMS} join spans w using (claim_id)""",
    "links": f"""
        select {_CLAIM}, l.position, l.source, l.cue, l.source_kind, l.full_name
        {_FROM_CLAIMS} join links l using (claim_id)""",
    "signals": """
        select r.text_sha256, a.annotator, g.kind, g.detail, c.number, s.number
        from signals g join audits a using (audit_id) join articles r using (article_id)
        left join claims c using (claim_id) left join sentences s on s.sentence_id = g.sentence_id""",
    "calls": """
        select m.question, m.sentences, m.purpose, m.model_asked, m.status, m.answer, m.tokens_in, m.tokens_out,
            p.instructions
        from model_calls m join prompts p using (prompt_id)""",
    "calls of finished audits": """
        select r.text_sha256, m.question, m.answer
        from audit_calls u join audits a using (audit_id) join articles r using (article_id)
        join model_calls m using (call_id)
        where a.status <> 'interrupted'""",
    "prompts": "select name, version, prompt_hash, instructions from prompts",
}


def contents(path: Path) -> Mapping[str, list[tuple[str, ...]]]:
    """All rows by what they are, as text and in order; the same row twice where it is there twice."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {name: sorted(_rows(connection, sql)) for name, sql in _CONTENTS.items()}


def answered(path: Path) -> set[str]:
    """The questions to which the store holds an answer."""
    return _column(path, "select question from model_calls where status = 'ok'")


def running(path: Path) -> set[str]:
    """The numbers of the audits that are said to be running."""
    return _column(path, "select audit_id from audits where status = 'running'")


def _column(path: Path, sql: str) -> set[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {value for (value,) in _rows(connection, sql)}


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in connection.execute(sql).fetchall()]
