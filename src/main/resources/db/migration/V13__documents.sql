-- Contents of documents that are, or are about to be, in the folder or bucket.
create table document_content (
  id         uuid primary key,
  created_at timestamp with time zone not null
);
create index document_content_by_age on document_content (created_at);

create table document (
  application_id uuid                     not null references application,
  name           varchar(100)             not null,
  content_id     uuid                     not null references document_content,
  media_type     varchar(100)             not null,
  bytes          bigint                   not null,
  sha256         varchar(64)              not null,
  stored_at      timestamp with time zone not null,
  primary key (application_id, name)
);
create unique index document_by_content on document (content_id);
