-- One row is deleted, or none when there is no such booking.
delete from booking where id = cast(:#id as varchar(36))
