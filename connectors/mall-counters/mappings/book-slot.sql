-- One row. Its result is booked (also when this booking was made before), full, over or unknown.
-- The queue's own program books any time, so a time that is over doesn't reach it.
select
  case
    when r.result = 'unknown' and exists (select 1 from slot o where o.id = cast(:#slotId as varchar(64))) then 'over'
    else r.result
  end as "result",
  r.id as "id",
  r.slot_id as "slot",
  r.counter_id as "counter",
  r.slot_day as "day",
  r.opens as "opens",
  r.closes as "closes",
  r.seat_no as "number"
from book_slot(
  cast(:#bookingId as varchar(36)),
  (
    select s.id
    from slot s
    where s.id = cast(:#slotId as varchar(64))
      and (
        cast(cast(s.slot_day as varchar(10)) || ' ' || s.closes || ':00+07:00' as timestamp with time zone) > current_timestamp
        or exists (select 1 from booking b where b.id = cast(:#bookingId as varchar(36)))
      )
  ),
  cast(:#nik as varchar(16))
) r
