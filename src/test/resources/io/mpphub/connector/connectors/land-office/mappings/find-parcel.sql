-- All types that matter.
select number, area, registered, surveyed_at, changed_at, disputed, plots, note, id
from parcel
where number = cast(:#number as varchar(40))
