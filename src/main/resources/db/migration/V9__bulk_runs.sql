-- What an operator does to many dead letters at once: sends them again, or discards them.
create table bulk_run (
  id           uuid primary key,
  action       varchar(20)              not null,
  operator     varchar(200)             not null,
  reason       varchar(1000)            not null,
  connector    varchar(100),
  service      varchar(100),
  cause        varchar(1000),
  maybe_applied boolean,
  -- Only letters that died in this time: what dies while it runs is not replayed again and again.
  dead_from    timestamp with time zone not null,
  dead_until   timestamp with time zone not null,
  per_second   integer                  not null,
  state        varchar(20)              not null,
  total        bigint                   not null,
  done         bigint                   not null,
  skipped      bigint                   not null,
  -- The last letter that was looked at.
  reached      uuid,
  -- Until then one hub works on it, and no other.
  leased_by    varchar(36),
  leased_until timestamp with time zone not null,
  stopped_by   varchar(200),
  started_at   timestamp with time zone not null,
  updated_at   timestamp with time zone not null
);
insert into bulk_run (id, action, operator, reason, connector, cause, dead_from, dead_until, per_second,
    state, total, done, skipped, reached, leased_by, leased_until, started_at, updated_at)
  select id, 'replay', operator, '', connector, cause, dead_from, dead_until, per_second,
    state, total, replayed, skipped, reached, leased_by, leased_until, started_at, updated_at from replay;
drop table replay;
create index bulk_run_by_state on bulk_run (state, leased_until);

-- Which run did it; null for what was done to a single letter.
alter table operator_action add column bulk_run uuid;
create index operator_action_by_run on operator_action (bulk_run);

-- What an agency sent and the hub can't read is listed until an operator is done with it.
alter table invalid_row add column discarded_at timestamp with time zone;
alter table invalid_row add column discarded_by varchar(200);
alter table invalid_row add column discard_reason varchar(1000);
