-- What almost every question about a claim needs stands in its row, so that a question about ten million claims joins no
-- other large table. Nothing new is said: each column follows from other rows, and verify compares them.
-- sentence: the number of its sentence. twin: which of its audit's claims on the same stretch it is, from 1, by number.
-- voices: how many voices its chain has. source: the innermost voice, by its full name, else as written, else null.
alter table claims add column sentence integer;
alter table claims add column twin integer;
alter table claims add column voices integer;
alter table claims add column source text;

update claims set sentence = s.number
from sentences s
where s.sentence_id = claims.sentence_id;

update claims set twin = 1, voices = 0;

update claims set twin = t.twin
from (
    select claim_id, row_number() over (partition by audit_id, start_char, end_char order by number) as twin from claims
) t
where t.claim_id = claims.claim_id and t.twin > 1;

update claims set voices = l.voices, source = l.source
from (
    select
        claim_id,
        count(*) as voices,
        coalesce(nullif(arg_max(full_name, position), ''), nullif(arg_max(source, position), '')) as source
    from links
    group by claim_id
) l
where l.claim_id = claims.claim_id;
