-- How far a file of an agency is applied: each batch of rows and the move of next_row are one transaction.
create table file_progress (
  id           uuid primary key,
  connector    varchar(100)             not null,
  operation    varchar(100)             not null,
  file         varchar(300)             not null,
  hash         varchar(64)              not null,
  next_row     bigint                   not null,
  applied_rows bigint                   not null,
  invalid_rows bigint                   not null,
  state        varchar(20)              not null,
  fault        varchar(1000),
  started_at   timestamp with time zone not null,
  updated_at   timestamp with time zone not null,
  unique (connector, operation, file, hash)
);

-- What an agency sent that can't be read. The only place that holds it.
create table invalid_row (
  id          uuid primary key,
  connector   varchar(100)             not null,
  operation   varchar(100)             not null,
  source      varchar(300)             not null,
  row_number  bigint,
  fault       varchar(1000)            not null,
  raw         varchar(1000000)         not null,
  received_at timestamp with time zone not null
);
create index invalid_row_by_connector on invalid_row (connector, received_at);
