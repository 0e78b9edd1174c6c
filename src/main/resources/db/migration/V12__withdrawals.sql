-- When its applicant took an application back, and the message that tells the agency; null when it never had it.
alter table application add column withdrawal_asked_at timestamp with time zone;
alter table application add column withdrawal uuid;
