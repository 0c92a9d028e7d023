-- Gives the bot a role of its own that may do what the bot does in its database, and nothing else on the server.
-- For servers that somebody other than the bot administers (the template's databaseAdministratorObjectId). Run it as that
-- administrator, once, in the database "postgres":
--     psql "host=… user=… dbname=postgres sslmode=verify-full sslrootcert=system" -v role=id-greeter -f database-role.sql

select * from pgaadauth_create_principal(:'role', false, false);

\connect twiliobot
-- The bot makes and migrates its tables itself, so it owns the schema they are in and needs no grant on each.
revoke all on database twiliobot from public;
grant connect, temporary on database twiliobot to :"role";
revoke create on schema public from public;
grant usage, create on schema public to :"role";
