-- Bulk replays of dead letters: what an operator asked for and how far it has come. Any hub goes on with one.
create table replay (
  id          uuid primary key,
  operator    varchar(200)             not null,
  connector   varchar(100),
  cause       varchar(1000),
  -- Only letters that died in this time: what dies while it runs is not replayed again and again.
  dead_from   timestamp with time zone not null,
  dead_until  timestamp with time zone not null,
  per_second  integer                  not null,
  state       varchar(20)              not null,
  total       bigint                   not null,
  replayed    bigint                   not null,
  skipped     bigint                   not null,
  -- The last letter that was looked at.
  reached     uuid,
  -- Until then one hub works on it, and no other.
  leased_by    varchar(36),
  leased_until timestamp with time zone not null,
  started_at  timestamp with time zone not null,
  updated_at  timestamp with time zone not null
);
create index replay_by_state on replay (state, leased_until);
