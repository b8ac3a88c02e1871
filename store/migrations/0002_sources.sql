-- Whom voices belong to, within an article and across articles; and what people decided about it.
-- All but source_decisions is derived: made from claims and decisions, and made again whenever it is missing.

create sequence article_source_ids;
create sequence decision_ids;

-- Both tables were there before anything could fill them.
drop table source_names;

drop table sources;

-- One row a key, and its number stays with it. stands_for is the source that it is held to be: itself, or another one by
-- a rule or a decision, and reason says why. name and source_kind are those of most of its voices, or a person's word.
create table sources (
    source_id bigint primary key,
    source_key text not null,
    name text not null,
    source_kind text not null check (
        source_kind in ('person', 'organisation', 'government', 'media', 'document', 'group', 'unnamed')
    ),
    standing text not null check (standing in ('named', 'described', 'unnamed')),
    stands_for bigint not null,
    reason text not null
);

-- The audits whose voices were looked at; superseded where a newer audit by the same annotator stands above it.
create table linked_audits (
    audit_id bigint not null,
    superseded boolean not null,
    rules integer not null, -- the version of the rules
    linked_at timestamp not null
);

-- Whom some of the voices of one audit belong to. source_id is that of its key.
create table article_sources (
    article_source_id bigint primary key,
    audit_id bigint not null,
    article_id bigint not null,
    source_id bigint not null,
    source_key text not null,
    name text not null,
    source_kind text not null check (
        source_kind in ('person', 'organisation', 'government', 'media', 'document', 'group', 'unnamed')
    ),
    standing text not null check (standing in ('named', 'described', 'unnamed')),
    voices integer not null
);

-- How an article writes a source, and why it is held to be that source.
create table article_source_names (
    article_source_id bigint not null,
    name text not null,
    reason text not null,
    voices integer not null
);

-- What a source may be found by beside its key, and what one without a key that others share looks for.
create table secondary_keys (
    article_source_id bigint not null,
    source_key text not null,
    secondary_key text not null,
    asks boolean not null
);

-- One row a voice of a chain; words is how many it carries: those of the claim's content.
create table source_voices (
    claim_id bigint not null,
    position integer not null check (position >= 1),
    article_source_id bigint not null,
    is_innermost boolean not null,
    words integer not null
);

-- What people decided about sources. Rows are only ever added; undo is a row, too.
-- merge: source_key is other_key. split: source_key is not other_key; or, in one article, what goes by source_key (and by
-- the name written, if one is given) is a source of its own. rename: source_key goes by name.
create table source_decisions (
    decision_id bigint primary key,
    decision text not null check (decision in ('merge', 'split', 'rename', 'undo')),
    source_key text not null,
    other_key text not null,
    text_sha256 text not null, -- of the article; empty: in all articles
    written text not null,
    name text not null,
    undoes bigint,
    reviewer text not null,
    note text not null,
    decided_at timestamp not null,
    check ((decision = 'undo') = (undoes is not null))
);
