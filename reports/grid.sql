-- State of each unit and matter in a period; $1 = period.
select unit_id, matter, face, state, streak from ledger where period = $1 order by unit_id, matter
