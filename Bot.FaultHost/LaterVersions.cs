using Npgsql;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.FaultHost;

/// <summary>
/// The bot as later versions of it would be on PostgreSQL. The next one adds a column, an index and a table, and writes them with each turn;
/// programs of today go on beside it. The one after that relies on the table, which today's programs do not write: they must not start any more.
/// </summary>
internal static class LaterVersions
{
    private static readonly SchemaVersion Next = new(
        """
        ALTER TABLE inbox ADD COLUMN answered_by integer;
        CREATE INDEX inbox_answered_by ON inbox (answered_by) WHERE answered_by IS NOT NULL;
        CREATE TABLE answered (tenant text NOT NULL, message_sid text NOT NULL, version integer NOT NULL, PRIMARY KEY (tenant, message_sid));
        """,
        PostgresSchema.Known.Current);

    private static readonly SchemaVersion AfterNext = new(
        "ALTER TABLE answered ADD COLUMN at timestamptz NOT NULL DEFAULT clock_timestamp()", PostgresSchema.Known.Current + 1);

    /// <summary>The version after this one.</summary>
    public static void PlantNext(IServiceCollection services) => Plant(services, new PostgresSchema([.. PostgresSchema.Known.Versions, Next]));

    /// <summary>The version after that.</summary>
    public static void PlantAfterNext(IServiceCollection services) => Plant(services, new PostgresSchema([.. PostgresSchema.Known.Versions, Next, AfterNext]));

    private static void Plant(IServiceCollection services, PostgresSchema schema)
    {
        services.Remove(services.Last(service => service.ServiceType == typeof(IMessageStore)));
        services.AddSingleton<IMessageStore>(provider => new PostgresMessageStore(
            PostgresSource.Open(ConnectionString(provider)), provider.GetRequiredService<TimeProvider>(), null, schema));
        services.Around<IMessageStore>((provider, _) =>
        {
            var database = NpgsqlDataSource.Create(ConnectionString(provider));
            return (method, args, go) => method == nameof(IMessageStore.CommitTurnAsync)
                ? CommitAsync(database, (TurnClaim)args[0]!, schema.Current, (Task<CommitResult>)go()!)
                : go();
        });
    }

    private static async Task<CommitResult> CommitAsync(NpgsqlDataSource database, TurnClaim claim, int version, Task<CommitResult> commit)
    {
        var result = await commit;
        if (result is CommitResult.Committed or CommitResult.Answered)
        {
            await using var command = database.CreateCommand(
                """
                WITH told AS (INSERT INTO answered (tenant, message_sid, version) VALUES ('default', $1, $2) ON CONFLICT DO NOTHING)
                UPDATE inbox SET answered_by = $2 WHERE tenant = 'default' AND conversation = $3 AND seq = $4
                """);
            command.Parameters.Add(new NpgsqlParameter { Value = claim.Message.MessageSid });
            command.Parameters.Add(new NpgsqlParameter { Value = version });
            command.Parameters.Add(new NpgsqlParameter { Value = claim.Message.Conversation });
            command.Parameters.Add(new NpgsqlParameter { Value = claim.Seq });
            await command.ExecuteNonQueryAsync();
        }
        return result;
    }

    private static string ConnectionString(IServiceProvider provider) => provider.GetRequiredService<IConfiguration>().GetConnectionString("TwilioBot")!;
}
