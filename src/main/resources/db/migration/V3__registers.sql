-- What agencies report of their own accord: the last word on each business and each facility.

create table business (
  nib         varchar(13) primary key,
  name        varchar(500)             not null,
  status      varchar(40)              not null,
  issued_on   date,
  address     varchar(2000),
  reported_at timestamp with time zone not null
);

create table facility_staffing (
  facility_code        varchar(40)              not null,
  profession           varchar(200)             not null,
  facility             varchar(300)             not null,
  staff_count          integer                  not null,
  active_registrations integer                  not null,
  as_of                date                     not null,
  reported_at          timestamp with time zone not null,
  primary key (facility_code, profession)
);
