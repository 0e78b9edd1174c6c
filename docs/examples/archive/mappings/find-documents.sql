-- :#name is bound by the driver, never put into the text. null stands for any day.
select id, title, filed_on
from document
where lower(title) like lower(concat('%', cast(:#word as varchar(80)), '%'))
  and (filed_on >= cast(:#since as date) or cast(:#since as date) is null)
order by filed_on desc, id
