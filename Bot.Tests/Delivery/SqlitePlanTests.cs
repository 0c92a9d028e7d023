using Microsoft.Data.Sqlite;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;

namespace TwilioBot.Tests.Delivery;

/// <summary>What the bot does in the background finds its rows in an index: a database of millions costs it no more than an empty one.</summary>
public sealed class SqlitePlanTests : IAsyncLifetime
{
    private SqliteUnderTest _database = null!;

    public async Task InitializeAsync() => _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData(SqliteMessageStore.FindOldMessages, "inbox_finished (finished_at<?)")]
    [InlineData(SqliteMessageStore.FindOldReplies, "outbox_finished (finished_at<?)")]
    [InlineData(SqliteMessageStore.FindOldReceipts, "delivery_received (received_at<?)")]
    [InlineData(SqliteMessageStore.FindSuspects, "inbox_turn_queue (tenant=?)", "inbox_status_queue (tenant=?)")]
    public void A_search_reads_the_rows_it_is_for_and_sorts_nothing(string sql, params string[] indexes)
    {
        using var connection = new SqliteConnection($"Data Source={_database.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        for (var n = 1; sql.Contains("$" + n, StringComparison.Ordinal); n++) explain.Parameters.AddWithValue("$" + n, 0);
        var plan = new List<string>();
        using var reader = explain.ExecuteReader();
        while (reader.Read()) plan.Add(reader.GetString(3));

        foreach (var index in indexes) Assert.Contains(plan, step => step.EndsWith(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("autoindex_inbox", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal));
    }
}
