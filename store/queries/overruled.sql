-- How often does a person overrule each annotator, over which label, and how often does a person name other sources?
-- none: Nobody has decided on a claim: factcheck review asks about them.
with judged as (
    -- kept and relabelled are about the label alone: a source may have been corrected with either. Of several versions of
    -- an article the one that speaks for all, if the words still stand there.
    select
        a.annotator, c.label as label_given, r.label, r.decision,
        r.review_id in (
            select review_id
            from review_voices
            join review_parts p using (review_id, part)
            where p.label = 'attributed_statement'
        ) as is_voiced
    from reviewed_places r
    join claims c using (claim_id, article_id)
    join latest_audits a using (audit_id, article_id)
    left join article_families f using (article_id)
    qualify row_number() over (
        partition by r.review_id, a.annotator order by coalesce(f.is_current, true) desc, c.article_id desc, c.claim_id
    ) = 1
)

select
    annotator,
    label_given,
    count(*) as decided,
    count(*) filter (label = label_given) as kept,
    count(*) filter (label <> label_given) as relabelled,
    count(*) filter (decision = 'not_a_claim') as not_a_claim,
    count(*) filter (is_voiced) as voices_corrected,
    round(1 - kept / decided, 4) as share_overruled
from judged
group by annotator, label_given
order by annotator, decided desc, label_given;
