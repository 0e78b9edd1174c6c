select number, note from parcel order by number
