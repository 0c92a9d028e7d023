using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>PostgreSQL confirms a commit when it is on its disk, unless somebody told the connection otherwise.</summary>
public sealed class DurableCommitTests
{
    [Fact]
    public async Task Whatever_is_written_waits_for_the_disk_of_the_server()
    {
        await using var database = await PostgresUnderTest.OpenAsync();
        // Deferred: what counts is the setting under which the transaction ends.
        database.Look("""
            CREATE TABLE seen (what text, synchronous text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO seen VALUES (TG_TABLE_NAME || ' ' || TG_OP, current_setting('synchronous_commit')); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER see AFTER INSERT OR UPDATE ON inbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see();
            CREATE CONSTRAINT TRIGGER see AFTER INSERT OR UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see();
            CREATE CONSTRAINT TRIGGER see AFTER INSERT OR UPDATE ON state DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see()
            """);

        var store = database.Store;
        await store.AcceptAsync(From(Ana, "A1"));
        await store.CommitAsync(await store.NextTurnAsync(), new TurnCommit(Reads(), Writes(("name", "1")), [To(Ana, "r1")], []));
        await store.CompleteAsync(await store.NextSendAsync(), SendResult.Sent("SM1"));
        await store.RecordStatusAsync(Status("SM1", "delivered", "r1"), default);

        Assert.Equal(
            "inbox INSERT, inbox UPDATE, outbox INSERT, outbox UPDATE, state INSERT",
            database.Look("SELECT string_agg(DISTINCT what, ', ' ORDER BY what) FROM seen"));
        Assert.Equal("on", database.Look("SELECT string_agg(DISTINCT synchronous, ', ') FROM seen"));
    }
}
