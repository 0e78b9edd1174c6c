-- Slots of one day and one counter that are not over; null stands for all days, and for all counters.
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
where (s.slot_day = cast(:#date as date) or cast(:#date as date) is null)
  and cast(cast(s.slot_day as varchar(10)) || ' ' || s.closes || ':00+07:00' as timestamp with time zone) > current_timestamp
  and (s.counter_id = cast(:#counter as varchar(40)) or cast(:#counter as varchar(40)) is null)
order by s.slot_day, s.opens, s.counter_id
