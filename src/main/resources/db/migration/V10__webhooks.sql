-- Who is told of changes by HTTP. What is on its way to them are messages whose connector is 'webhook.<id>'.
create table webhook (
  id               uuid primary key,
  client           varchar(200)             not null,
  url              varchar(2000)            not null,
  description      varchar(200),
  -- JSON arrays; services null for all.
  events           varchar(200)             not null,
  services         varchar(10000),
  -- Encrypted with a key of the configuration.
  secret           varchar(1000)            not null,
  secret_id        uuid                     not null,
  old_secret       varchar(1000),
  old_secret_until timestamp with time zone,
  state            varchar(20)              not null,
  reason           varchar(200),
  -- Since when nothing has arrived, null while things do.
  failing_since    timestamp with time zone,
  created_at       timestamp with time zone not null,
  updated_at       timestamp with time zone not null
);
create index webhook_by_client on webhook (client, id);
create index webhook_by_state on webhook (state);
