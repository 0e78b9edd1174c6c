-- Slots of one day and one counter; null stands for all from today on, and for all counters.
select
  s.id as "id",
  s.counter_id as "counter",
  c.title as "title",
  cast(s.slot_day as varchar(10)) as "day",
  s.opens as "opens",
  s.closes as "closes",
  (select count(*) from seat p where p.slot_id = s.id) as "capacity",
  (select count(*) from seat p where p.slot_id = s.id) - (select count(*) from booking b where b.slot_id = s.id) as "free"
from slot s
join counter c on c.id = s.counter_id
where (s.slot_day = cast(:#date as date) or (cast(:#date as date) is null and s.slot_day >= current_date))
  and (s.counter_id = cast(:#counter as varchar(40)) or cast(:#counter as varchar(40)) is null)
order by s.slot_day, s.opens, s.counter_id
