-- A hold that the hub made by itself lets a call through now and then, ever more rarely, which tells whether the agency
-- takes the hub's set-up again. One probe for all hubs: the one that moves the row makes it.
alter table connector_hold add column operation varchar(100);
alter table connector_hold add column probe_at timestamp with time zone;
alter table connector_hold add column probes integer default 0 not null;
update connector_hold set probe_at = at where held_by = 'hub';
