-- Answers to the satisfaction survey, of nobody in particular.
create table survey (
  id          uuid primary key,
  service     varchar(100)             not null,
  answered_at timestamp with time zone not null,
  u1 smallint not null,
  u2 smallint not null,
  u3 smallint not null,
  u4 smallint not null,
  u5 smallint not null,
  u6 smallint not null,
  u7 smallint not null,
  u8 smallint not null,
  u9 smallint not null
);
create index survey_by_time on survey (answered_at);
create index survey_by_service on survey (service, answered_at);

-- Who read what of whom. The resident is a keyed hash: who has the database alone can't tell whom it is about.
create table access_record (
  id             uuid primary key,
  subject        varchar(64)              not null,
  at             timestamp with time zone not null,
  reader         varchar(200)             not null,
  reader_kind    varchar(10)              not null,
  purpose        varchar(200),
  service        varchar(100)             not null,
  source         varchar(100),
  elements       varchar(1000)            not null,
  application_id uuid
);
create index access_record_by_subject on access_record (subject, id);
create index access_record_by_time on access_record (at);
