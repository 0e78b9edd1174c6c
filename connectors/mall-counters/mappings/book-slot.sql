-- One row. Its result is booked (also when this booking was made before), full or unknown.
select
  r.result as "result",
  r.id as "id",
  r.slot_id as "slot",
  r.counter_id as "counter",
  r.slot_day as "day",
  r.opens as "opens",
  r.closes as "closes",
  r.seat_no as "number"
from book_slot(cast(:#bookingId as varchar(36)), cast(:#slotId as varchar(64)), cast(:#nik as varchar(16))) r
