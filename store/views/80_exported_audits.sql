-- What may leave the store about an audit and its article? Addresses come without user names, passwords and access
-- tokens, files without their folders.
create or replace view exported_audits as
with joined as (
    select
        a.audit_id,
        r.article_id,
        r.text_sha256,
        h.title,
        h.published,
        h.external_id,
        [
            regexp_replace(
                regexp_replace(address, '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*@', '\1//'),
                '([?&;#](?:api[_-]?key|(?:access|auth|id)[_-]?token|token|password|passwd|secret|sig|signature'
                || '|x-amz-[a-z-]+)=)[^&;#]*',
                '\1redacted',
                'gi'
            ) for address in [h.url, o.location]
        ] as cleaned,
        length(r.text) as text_chars,
        r.added_at,
        a.annotator,
        a.annotator_version,
        a.fingerprint,
        a.factcheck_version,
        a.prompt_name,
        a.prompt_hash,
        a.status as audit_status,
        a.started_at as audit_started_at,
        a.finished_at as audit_finished_at
    from audits a
    join articles r using (article_id)
    join article_origins o using (origin_id)
    join article_headings h on h.article_id = a.article_id
)

select
    audit_id,
    article_id,
    text_sha256,
    title,
    cleaned[1] as url,
    published,
    external_id,
    case when contains(cleaned[2], '://') then cleaned[2] else regexp_extract(cleaned[2], '[^/\\]*$') end as location,
    text_chars,
    added_at,
    annotator,
    annotator_version,
    fingerprint,
    factcheck_version,
    prompt_name,
    prompt_hash,
    audit_status,
    audit_started_at,
    audit_finished_at,
    sha256(concat_ws('|', text_sha256, fingerprint, strftime(audit_started_at, '%Y-%m-%dT%H:%M:%S.%f'))) as audit_key
from joined;
