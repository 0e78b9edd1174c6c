-- The delivery's application is the key: a repeat finds its own row and adds none.
insert into copy_request (id, document_id, nik)
values (cast(:#request as varchar(36)), cast(:#document as varchar(20)), cast(:#nik as varchar(16)))
