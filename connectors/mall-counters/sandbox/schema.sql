-- The database of the mall's queue, as far as others may see it. H2 and PostgreSQL.
-- A slot has a row in seat for each resident that can be served: so nothing can book more.

create table if not exists counter (
  id    varchar(40) primary key,
  title varchar(200) not null
);

create table if not exists slot (
  id         varchar(64) primary key,
  counter_id varchar(40) not null references counter,
  slot_day   date        not null,
  opens      varchar(5)  not null,
  closes     varchar(5)  not null
);

create table if not exists seat (
  slot_id varchar(64) not null references slot on delete cascade,
  seat_no integer     not null,
  primary key (slot_id, seat_no)
);

create table if not exists booking (
  id      varchar(36) primary key,
  slot_id varchar(64) not null,
  seat_no integer     not null,
  nik     varchar(16),
  unique (slot_id, seat_no),
  foreign key (slot_id, seat_no) references seat on delete cascade
);
