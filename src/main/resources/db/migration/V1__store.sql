-- The same SQL for H2 (file, default mode) and PostgreSQL.
-- Ids are UUIDv7: their order is the order of creation, which keyset pages rely on.

create table application (
  id               uuid primary key,
  service          varchar(100)             not null,
  state            varchar(20)              not null,
  applicant_nik    varchar(16)              not null,
  data             varchar(1000000)         not null,
  agency_reference varchar(200),
  decision         varchar(1000000),
  checked          boolean                  not null,
  moves            integer                  not null,
  submitted_at     timestamp with time zone not null,
  updated_at       timestamp with time zone not null
);
create index application_by_nik on application (applicant_nik, id);
create index application_by_state on application (state, id);
create index application_by_service on application (service, id);

create table application_history (
  application_id uuid                     not null references application,
  seq            integer                  not null,
  at             timestamp with time zone not null,
  state          varchar(20)              not null,
  note           varchar(1000),
  primary key (application_id, seq)
);

-- The outbox and the delivery's record in one: what the broker holds can be made anew from it.
create table message (
  id              uuid primary key,
  application_id  uuid                     not null references application,
  connector       varchar(100)             not null,
  operation       varchar(100)             not null,
  checks          varchar(200),
  body            varchar(1000000)         not null,
  status          varchar(20)              not null,
  attempts        integer                  not null,
  tries           integer                  not null,
  turn            integer                  not null,
  sends           integer                  not null,
  receipt         varchar(200),
  maybe_applied   boolean                  not null,
  cause           varchar(1000),
  next_attempt_at timestamp with time zone,
  requeue_at      timestamp with time zone,
  dead_at         timestamp with time zone,
  created_at      timestamp with time zone not null,
  updated_at      timestamp with time zone not null
);
create index message_by_application on message (application_id);
create index message_by_status on message (status, connector, id);
create index message_by_connector on message (connector, id);
-- Null once nothing is left to do, so that the sweep's range stays as small as the work.
create index message_by_requeue on message (requeue_at);

create table attempt (
  message_id  uuid                     not null references message,
  number      integer                  not null,
  started_at  timestamp with time zone not null,
  duration_ms bigint,
  outcome     varchar(20),
  http_status integer,
  note        varchar(1000),
  primary key (message_id, number)
);

create table operator_action (
  message_id uuid                     not null references message,
  at         timestamp with time zone not null,
  operator   varchar(200)             not null,
  action     varchar(20)              not null,
  reason     varchar(1000)
);
create index operator_action_by_message on operator_action (message_id, at);

create table idempotency_key (
  client         varchar(200)             not null,
  idem_key       varchar(255)             not null,
  request_hash   varchar(128)             not null,
  application_id uuid                     not null,
  created_at     timestamp with time zone not null,
  primary key (client, idem_key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
