-- One row: the claims of the period ($1), those a person has looked at, files by what became of them, and what looks odd in files that are in the figures.
select
  (select count(*) from claims where period = $1) as statements,
  (select count(*) from claims where period = $1 and reviewed) as reviewed,
  (select count(*) from files where status in ('quarantined', 'refused')) as unread,
  (select count(*) from files where status = 'duplicate') as duplicates,
  (select count(*) from files where status = 'superseded') as superseded,
  (select count(distinct path) from problems join files using (path) where severity = 'warning' and status in ('read', 'figures')) as odd
