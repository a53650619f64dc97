-- One row per solution that names an owner, a date, or both, and what the unit's later reports, or a person, say of it.
-- Read in the reports after it, up to the first that ends on or after the due date (the next report when there is no date).
with made as (
  select statement_id, claims.unit_id, claims.period, periods.to_date, promise_strength as strength, owner, due, shingles,
    (select min_by(matter, -confidence) from claim_matters where claim_matters.statement_id = claims.statement_id) as matter,
    coalesce(try_cast(due as date), due_period.to_date) as due_on
  from claims join periods on periods.period = claims.period left join periods due_period on due_period.period = claims.due
  where label = 'solution' and promise_strength >= 2
),
later as (
  select made.statement_id, made.matter, made.shingles, coverage.report_id, after.to_date,
    row_number() over (partition by made.statement_id order by after.from_date) as nth,
    bool_or(after.to_date >= made.due_on) over (partition by made.statement_id order by after.from_date rows between unbounded preceding and 1 preceding) as is_past
  from made join coverage using (unit_id) join periods after on after.period = coverage.period
  where coverage.report_id is not null and after.from_date > made.to_date
),
read_in as (
  select later.* from later join made using (statement_id)
  where (due_on is null and nth = 1) or (due_on is not null and not coalesce(is_past, false))
),
said as (
  select read_in.statement_id, read_in.to_date,
    max_by(claim.statement_id, claim.confidence) filter (label = 'achievement' and face = 'achieved') as done_id,
    max_by(claim.statement_id, claim.confidence) filter (label in ('limitation', 'cause') and face = 'weak') as weak_id
  from read_in
  join (select s.statement_id, s.report_id, s.label, m.matter, m.face, m.confidence
        from claims s join claim_matters m using (statement_id)) claim
    on claim.report_id = read_in.report_id and claim.matter = read_in.matter
  group by all
),
-- The last report that names the matter decides: done when it says achieved and not weak.
answers as (
  select statement_id, last.weak_id, case when last.weak_id is null then last.done_id end as done_id
  from (
    select statement_id, arg_max({'done_id': done_id, 'weak_id': weak_id}, to_date) as last
    from said where done_id is not null or weak_id is not null
    group by all
  )
),
repeats as (
  select read_in.statement_id, max_by(again.statement_id, read_in.to_date) as repeat_id
  from read_in join claims again using (report_id)
  where again.label = 'solution' and likeness(again.shingles, read_in.shingles) >= 0.8
  group by all
)
select statement_id, unit_id, period, matter, strength, owner, due, due_on, coalesce(decision, seen) as outcome,
  case when decision is null or decision = seen then seen_id end as answer_id
from (
  select *,
    case when done_id is not null then 'done'
      when repeat_id is not null then 'repeated'
      when weak_id is not null then 'still_weak'
      when statement_id in (select statement_id from read_in where due_on is null or to_date >= due_on) then 'not_mentioned'
      else 'pending' end as seen,
    coalesce(done_id, repeat_id, weak_id) as seen_id
  from made left join answers using (statement_id) left join repeats using (statement_id)
)
left join (select statement_id, value as decision from decided where field = 'outcome') using (statement_id)
order by statement_id
