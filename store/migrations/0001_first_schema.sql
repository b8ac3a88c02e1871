-- Everything the first version keeps: articles, audits and their calls, claims and their places, reviews.
-- Offsets are code points, half-open, into articles.text: substring(text, start_char + 1, end_char - start_char).
-- Times are UTC. Hashes are plain columns beside integer keys.

-- One row a fact about the store itself: schema_version, commit_seq, store_id, views_hash, made_by.
create table meta (
    name text primary key,
    value text not null
);

create sequence article_ids;
create sequence origin_ids;
create sequence segmentation_ids;
create sequence sentence_ids;
create sequence audit_ids;
create sequence prompt_ids;
create sequence call_ids;
create sequence claim_ids;
create sequence signal_ids;
create sequence review_ids;
create sequence source_ids;

-- One row a text, exactly as decoded. What is known of it beside the text is as first met; see article_origins.
create table articles (
    article_id bigint primary key,
    text_sha256 text not null unique,
    text text not null,
    title text not null,
    url text not null,
    published date,
    external_id text not null,
    encoding text not null,
    raw_sha256 text not null,
    hidden_text boolean not null,
    added_at timestamp not null
);

-- Every way a text was met: one row for each different location, title, address and so on.
create table article_origins (
    origin_id bigint primary key,
    article_id bigint not null,
    location text not null,
    title text not null,
    url text not null,
    published date,
    external_id text not null,
    encoding text not null,
    raw_sha256 text not null,
    hidden_text boolean not null,
    seen_at timestamp not null
);

-- One row for each different way an article was split; audits that split it alike share it.
create table segmentations (
    segmentation_id bigint primary key,
    article_id bigint not null,
    content_hash text not null,
    factcheck_version text not null,
    made_at timestamp not null
);

create table sentences (
    sentence_id bigint primary key,
    segmentation_id bigint not null,
    article_id bigint not null,
    number integer not null check (number >= 1),
    kind text not null check (kind in ('body', 'heading', 'caption', 'credit', 'metadata', 'question')),
    paragraph integer not null check (paragraph >= 1),
    start_char integer not null check (start_char >= 0),
    end_char integer not null,
    check (end_char > start_char)
);

create table audits (
    audit_id bigint primary key,
    article_id bigint not null,
    origin_id bigint not null,
    segmentation_id bigint not null,
    annotator text not null,
    annotator_version text not null,
    prompt_name text not null,
    prompt_hash text not null,
    settings json not null,
    fingerprint text not null,
    factcheck_version text not null,
    status text not null check (status in ('running', 'complete', 'partial', 'failed', 'interrupted', 'empty')),
    started_at timestamp not null,
    finished_at timestamp,
    process text not null -- host:pid:began of who audits, so that an audit whose process died is not taken for running
);

-- The instructions (system messages) that were sent, each kept once.
create table prompts (
    prompt_id bigint primary key,
    name text not null,
    version text not null,
    prompt_hash text not null,
    instructions_sha256 text not null,
    instructions text not null
);

-- One row an attempt at asking a model, successful or not. audit_id is the audit that paid for it.
create table model_calls (
    call_id bigint primary key,
    audit_id bigint not null,
    purpose text not null,
    prompt_id bigint not null,
    schema_hash text not null,
    request_hash text not null,
    base_url text not null,
    model_asked text not null,
    model_answered text not null,
    parameters json not null,
    question text not null,
    sentences integer[] not null,
    status text not null check (
        status in ('ok', 'refused', 'filtered', 'truncated', 'empty', 'invalid', 'failed')
    ),
    cause text not null,
    http_status integer,
    finish_reason text not null,
    answer text not null,
    tokens_in bigint,
    tokens_cached bigint,
    tokens_out bigint,
    tokens_reasoning bigint,
    cost_usd double,
    latency_ms bigint not null,
    asked_at timestamp not null
);

-- The calls an audit was built on, its own and those an earlier audit had paid for.
create table audit_calls (
    audit_id bigint not null,
    call_id bigint not null
);

create table claims (
    claim_id bigint primary key,
    audit_id bigint not null,
    article_id bigint not null,
    sentence_id bigint not null,
    number integer not null check (number >= 1),
    label text not null check (label in ('reported_fact', 'attributed_statement', 'opinion')),
    start_char integer not null check (start_char >= 0),
    end_char integer not null,
    quote text not null,
    opinion_kind text check (
        opinion_kind in ('evaluation', 'interpretation', 'prediction', 'speculation', 'recommendation')
    ),
    alignment text not null check (alignment in ('whole', 'exact', 'normalized', 'unaligned')),
    unaligned text[] not null,
    restated text not null,
    call_id bigint,
    check (end_char > start_char)
);

-- The words inside a claim that matter. link is links.position for a source or its cue, else null.
create table spans (
    claim_id bigint not null,
    role text not null check (role in ('content', 'source', 'cue', 'opinion_cue')),
    link integer,
    ordinal integer not null,
    start_char integer not null check (start_char >= 0),
    end_char integer not null,
    quote text not null,
    check (end_char > start_char),
    check ((link is not null) = (role in ('source', 'cue')))
);

-- The voices of an attributed statement, position 1 the outermost. source is empty where it stands in another sentence.
create table links (
    claim_id bigint not null,
    position integer not null check (position >= 1),
    source text not null,
    cue text not null,
    source_kind text not null check (
        source_kind in ('person', 'organisation', 'government', 'media', 'document', 'group', 'unnamed')
    ),
    full_name text not null,
    source_id bigint
);

create table sources (
    source_id bigint primary key,
    name text not null,
    source_kind text not null check (
        source_kind in ('person', 'organisation', 'government', 'media', 'document', 'group', 'unnamed')
    )
);

create table source_names (
    source_id bigint not null,
    name text not null
);

create table sentence_outcomes (
    audit_id bigint not null,
    sentence_id bigint not null,
    number integer not null,
    outcome text not null check (outcome in ('claims', 'no_claim', 'failed')),
    reason text check (reason in ('heading', 'credit', 'metadata', 'question', 'fragment', 'boilerplate')),
    cause text not null,
    call_id bigint
);

create table signals (
    signal_id bigint primary key,
    audit_id bigint not null,
    kind text not null check (
        kind in (
            'unnamed_source', 'loaded_words', 'unaligned_words', 'restatement_unsupported', 'quotation_in_fact',
            'addresses_annotator', 'hidden_text', 'sentence_failed'
        )
    ),
    detail text not null,
    claim_id bigint,
    sentence_id bigint
);

-- What people decided. Rows are only ever added.
create table reviews (
    review_id bigint primary key,
    claim_id bigint not null,
    reviewer text not null,
    decision text not null check (decision in ('accept', 'relabel', 'not_a_claim', 'skip')),
    label text check (label in ('reported_fact', 'attributed_statement', 'opinion')),
    note text not null,
    seen_label text not null check (seen_label in ('reported_fact', 'attributed_statement', 'opinion')),
    reviewed_at timestamp not null,
    saved_at timestamp not null,
    check ((decision = 'relabel') = (label is not null))
);
