-- A repeat may be written in another way than the first request; null for keys from before, which are known by request_hash.
alter table idempotency_key add column request_meaning varchar(128);
