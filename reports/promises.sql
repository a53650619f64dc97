-- What became of the promises that were to be kept by the end of a period, or were made in the period before; $1 = period.
select outcome, count(*)::integer as n from promises, (select to_date, from_date from periods where period = $1) this
where period <> $1 and (due_on between this.from_date and this.to_date or (due_on is null and period = (
  select max_by(period, to_date) from periods before where before.to_date < this.from_date and before.period in (select period from coverage where is_asked))))
group by outcome order by outcome
