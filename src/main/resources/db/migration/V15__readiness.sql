-- What was measured of each prerequisite of an MPP Digital: one figure a day.

create table readiness_figure (
  prerequisite varchar(100)             not null,
  measured_on  date                     not null,
  figure       numeric(14, 4)           not null,
  source       varchar(100)             not null,
  recorded_at  timestamp with time zone not null,
  primary key (prerequisite, measured_on)
);
