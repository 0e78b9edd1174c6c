-- The checks that were made at the acceptance, as JSON, with the first step that was not: operators see the whole chain.
alter table message add column passed varchar(10000);
