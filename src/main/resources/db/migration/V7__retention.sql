-- For what is old enough to be forgotten.
create index message_by_update on message (updated_at);
create index application_by_update on application (updated_at);
