-- One row per claim that is about no matter and does more than give context, in the order of time; with the words of its whole sentence.
select statement_id, unit_id, text_key(claims.text) as key, claims.text, words, around
from claims
join (select report_id, sentence, string_agg(words, ' ' order by ordinal) as around from claims group by all) sentences using (report_id, sentence)
join periods using (period)
anti join claim_matters using (statement_id)
where label != 'context'
order by to_date, path, claims.ordinal
