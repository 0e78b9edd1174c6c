-- What a connector's folder held, each time that it changed: to compare, and to go back to.
create table connector_version (
  id        uuid primary key,
  connector varchar(100)             not null,
  hash      varchar(64)              not null,
  at        timestamp with time zone not null,
  author    varchar(200)             not null,
  state     varchar(20)              not null,
  faults    integer                  not null,
  -- A zip of the folder without its sandbox; null when the folder was removed.
  content   bytea
);
create index connector_version_by_connector on connector_version (connector, id);
