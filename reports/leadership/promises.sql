-- One row per promise whose answer was due in the period ($1): made in the period before ($2) without a date, or due after the end of
-- that period and by the end of this one.
select promises.statement_id, promises.unit_id, promises.period, promises.matter, promises.owner, promises.due, outcome,
  said.text, said.number, said.path, said_block.page, said.block,
  answer_id, answer.text as answer_text, answer.number as answer_number, answer_block.page as answer_page, answer.block as answer_block,
  answer.path as answer_path
from promises
join (from periods where period = $1) this on true
join (from periods where period = $2) last on true
join periods made on made.period = promises.period
join claims said on said.statement_id = promises.statement_id
left join blocks said_block on said_block.report_id = said.report_id and said_block.block = said.block
left join claims answer on answer.statement_id = answer_id
left join blocks answer_block on answer_block.report_id = answer.report_id and answer_block.block = answer.block
where case when due_on is null then promises.period = $2
  else made.to_date <= last.to_date and greatest(due_on, made.to_date + 1) > last.to_date and due_on <= this.to_date end
order by outcome, promises.unit_id, promises.statement_id
