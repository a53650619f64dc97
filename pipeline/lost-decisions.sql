-- Tells in `problems` of decisions that stand and can no longer be applied: the statement is gone, or the matter is.
delete from problems where rule in ('decision-lost', 'decision-matter');
insert into problems by name
with standing as (
  from (
    select * from decisions where candidate_id is null
    qualify row_number() over (partition by report_id, text_key(text), nth, field order by decision_id desc) = 1
  ) where value is distinct from 'program'
),
lost as (
  select *, 'decision-lost' as rule, 'Câu đã soát không còn như cũ trong báo cáo (tệp đã đổi, đã rút, hoặc câu được tách khác đi): tìm câu ấy trong báo cáo và quyết định lại bằng tonghop decide.' as action
  from standing where decision_id not in (select decision_id from decision_places)
  union all
  select *, 'decision-matter', 'Bộ phân loại không còn nội dung này: quyết định lại nội dung của câu bằng tonghop decide.'
  from standing where field = 'matter' and not list_has_all((select coalesce(list(matter), []) from matters), string_split(value, ' '))
)
select coalesce(lost.path, report_id, '?') as path, coalesce(last, -1) + row_number() over (partition by lost.path order by decision_id, rule) as ordinal,
  'quyết định ' || decision_id as place, rule, lost.text as actual, field || ' = ' || coalesce(value, 'không có') as expected, action, 'warning' as severity
from lost left join (select path, max(ordinal) as last from problems group by all) using (path)
order by all;
