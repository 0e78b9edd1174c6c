-- Sign-ins at the console that were signed out before their time: every hub refuses them, whoever has a copy of the cookie.
create table ended_sign_in (
  id    varchar(32) primary key,
  until timestamp with time zone not null
);
