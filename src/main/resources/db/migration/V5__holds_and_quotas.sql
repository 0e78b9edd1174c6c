-- Connectors that are not to be called until an operator releases them.
create table connector_hold (
  connector varchar(100) primary key,
  at        timestamp with time zone not null,
  held_by   varchar(200)             not null,
  reason    varchar(1000)            not null
);

-- How many calls of a day hubs have set aside for themselves, of what an agency allows.
create table daily_quota (
  connector varchar(100) not null,
  on_day    date         not null,
  taken     integer      not null,
  primary key (connector, on_day)
);
