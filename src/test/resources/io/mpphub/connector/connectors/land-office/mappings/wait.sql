select pg_sleep(cast(:#seconds as double precision))
