-- What the broker's store holds too, in a queue of its own: one without it has lost all that it was handed. Null until there is one.
create table broker_mark (
  one  integer primary key,
  mark uuid
);
insert into broker_mark (one, mark) values (1, null);
