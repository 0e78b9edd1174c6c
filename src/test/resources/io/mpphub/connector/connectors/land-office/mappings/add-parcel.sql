insert into parcel (number, area, registered, note, message)
values (cast(:#number as varchar(40)), cast(:#area as numeric(10, 2)), cast(:#registered as date), cast(:#note as varchar(4000)), cast(:#message as varchar(40)))
