-- Which report a later version replaces: by the number it says it replaces, or by the same unit, number and date with other bytes.
-- The version that stands is the last that says so; without a word of it, the one seen in the later run, then the last path.
update reports set superseded_by = null;
update reports set superseded_by = (
  select max_by(later.report_id, (later.replaces is not null, files.run_id, later.path))
  from reports later join files on files.path = later.path
  where later.report_id <> reports.report_id and later.unit_id = reports.unit_id and later.period = reports.period
    and (later.replaces = reports.number
      or (later.number = reports.number and later.issued_on = reports.issued_on and reports.replaces is null
        and (later.replaces is not null, files.run_id, later.path) > (false, (select run_id from files own where own.path = reports.path), reports.path)))
)
where unit_id is not null;
update files set status = case when (select superseded_by from reports where reports.path = files.path) is not null then 'superseded' else 'read' end
where status in ('read', 'superseded');
