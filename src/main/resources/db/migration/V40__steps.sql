-- An application is a chain of steps, each of them a message at one agency. What was stored before is one submission
-- (with "checks" when its checks were still to be made: it becomes the first of them when its turn comes), a
-- withdrawal or a notice.
alter table message add column step_name varchar(100) default 'submit' not null;
alter table message add column step_kind varchar(20) default 'submit' not null;
alter table message add column seq integer default 0 not null;
-- The application as the checks have made it so far; null but for a check that isn't done.
alter table message add column draft varchar(1000000);

update message set step_name = 'notice', step_kind = 'notice' where connector like 'webhook.%';
update message set step_name = 'withdraw', step_kind = 'withdraw', seq = 1
  where id in (select withdrawal from application where withdrawal is not null);
