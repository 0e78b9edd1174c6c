-- Until when a request of unknown outcome may have gone out; null for rows of before: long enough ago.
alter table message add column doubted_at timestamp(6) with time zone;
