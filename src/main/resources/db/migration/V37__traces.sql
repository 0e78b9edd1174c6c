-- Which calls made an application, so that an operator who is told a trace id finds it. A repeat of a call has a trace of its own.
create table application_trace (
  trace_id       varchar(32) not null,
  application_id uuid        not null references application on delete cascade,
  primary key (trace_id, application_id)
);
create index application_trace_by_application on application_trace (application_id);
create index application_by_agency_reference on application (agency_reference);
