-- How the queue's own program takes a booking; others call this function. On H2 the sandbox has it in Java.
create or replace function book_slot(p_booking varchar, p_slot varchar, p_nik varchar)
returns table (result varchar, id varchar, slot_id varchar, counter_id varchar, slot_day varchar, opens varchar, closes varchar, seat_no integer)
language plpgsql as $$
#variable_conflict use_column
declare
  v_seat integer;
begin
  perform 1 from slot s where s.id = p_slot for update;
  if not found then
    return query select cast('unknown' as varchar), p_booking, p_slot, cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as integer);
    return;
  end if;
  if not exists (select 1 from booking b where b.id = p_booking) then
    select min(s.seat_no) into v_seat from seat s
      where s.slot_id = p_slot and not exists (select 1 from booking b where b.slot_id = s.slot_id and b.seat_no = s.seat_no);
    if v_seat is null then
      return query select cast('full' as varchar), p_booking, p_slot, cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as integer);
      return;
    end if;
    insert into booking (id, slot_id, seat_no, nik) values (p_booking, p_slot, v_seat, p_nik);
  end if;
  return query select cast('booked' as varchar), b.id, b.slot_id, s.counter_id, cast(s.slot_day as varchar), s.opens, s.closes, b.seat_no
    from booking b join slot s on s.id = b.slot_id where b.id = p_booking;
end
$$;
