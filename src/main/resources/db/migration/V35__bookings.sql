-- Who made a booking, which is kept at its agency. One without a row is from before this table.
create table booking (
  id      uuid primary key,
  client  varchar(200)             not null,
  made_at timestamp with time zone not null
);
create index booking_by_time on booking (made_at);
