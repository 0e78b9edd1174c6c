-- :#number is bound by the driver, never put into the text. Columns are seen in lower case.
select number, title, valid_until
from record
where number = cast(:#number as varchar(20))
