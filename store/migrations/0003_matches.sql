-- Claims that say the same, and the index they are found by; and a reason to look at what is restated without its source.

-- The kinds of signals are a check, and a check cannot be widened: the table is made anew with every row it had.
create table signals_rebuilt (
    signal_id bigint primary key,
    audit_id bigint not null,
    kind text not null check (
        kind in (
            'unnamed_source', 'loaded_words', 'unaligned_words', 'restatement_unsupported', 'quotation_in_fact',
            'addresses_annotator', 'hidden_text', 'sentence_failed', 'restated_without_source'
        )
    ),
    detail text not null,
    claim_id bigint,
    sentence_id bigint
);

insert into signals_rebuilt
select signal_id, audit_id, kind, detail, claim_id, sentence_id from signals order by signal_id;

drop table signals;

alter table signals_rebuilt rename to signals;

-- Two claims that say the same, by their words. claim_id is the one met first: in one article the earlier, else that of
-- the audit that was linked before. extent is how much of it stands in the other one. verdict is a language model's, if
-- one was asked; call_id is its call, cause why it gave none. matcher is the version of the rules.
create table claim_matches (
    claim_id bigint not null,
    other_claim_id bigint not null,
    kind text not null check (
        kind in ('same', 'restated_without_source', 'attributed_later', 'attributed_elsewhere')
    ),
    extent text not null check (extent in ('same', 'part_of', 'contains', 'overlap')),
    score double not null check (score >= 0 and score <= 1),
    reason text not null,
    verdict text not null check (verdict in ('unconfirmed', 'confirmed', 'rejected')),
    cause text not null,
    call_id bigint,
    matcher integer not null,
    matched_at timestamp not null,
    check (claim_id <> other_claim_id)
);

-- An index, and nothing said by anybody: rows go when their audit is superseded. A claim has up to 40 keys, each the hash
-- of two of its telling terms; of a key that many claims share, the first 32 have it here. family_id is that of their article.
create table claim_keys (
    key uinteger not null,
    claim_id bigint not null,
    family_id bigint not null
);

-- The claims that say the same as others, by the smallest number among them.
create table claim_clusters (
    claim_id bigint not null,
    cluster_id bigint not null
);

-- The audits whose claims were looked for elsewhere.
create table matched_audits (
    audit_id bigint not null,
    matcher integer not null,
    matched_at timestamp not null
);
