-- A decision that isn't the application's: it crosses the withdrawal under way, or came after the end.
alter table application add column late_decision varchar(1000000);
