-- Which stored places do not hold the words they claim to hold? This must be empty.
create or replace view span_violations as
with placed as (
    select
        c.claim_id, c.article_id, 'claim' as role, c.start_char, c.end_char, c.quote,
        coalesce(c.start_char >= s.start_char and c.end_char <= s.end_char, false) as inside
    from claims c
    left join sentences s on s.sentence_id = c.sentence_id and s.article_id = c.article_id
    union all by name
    select
        w.claim_id, c.article_id, w.role, w.start_char, w.end_char, w.quote,
        true as inside
    from spans w
    left join claims c using (claim_id)
)

select
    p.claim_id,
    p.article_id,
    p.role,
    p.start_char,
    p.end_char,
    p.quote,
    case
        when r.article_id is null then 'belongs to no article'
        when p.start_char < 0 or p.end_char <= p.start_char or p.end_char > length(r.text) then 'outside the article'
        when substring(r.text, p.start_char + 1, p.end_char - p.start_char) <> p.quote then 'other words stand there'
        else 'outside its sentence'
    end as problem
from placed p
left join articles r using (article_id)
where
    r.article_id is null
    or p.start_char < 0
    or p.end_char <= p.start_char
    or p.end_char > length(r.text)
    or substring(r.text, p.start_char + 1, p.end_char - p.start_char) <> p.quote
    or not p.inside;
