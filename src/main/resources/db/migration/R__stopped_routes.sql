-- Routes that an operator has stopped, at whichever hub: all hubs follow, also after a restart.
create table if not exists stopped_route (
  route      varchar(200) primary key,
  at         timestamp with time zone not null,
  stopped_by varchar(200)             not null
);
