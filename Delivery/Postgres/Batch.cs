using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>Statements with their values, to be run in one round trip and one transaction. Values are $1, $2 … in each statement.</summary>
internal sealed class Batch
{
    private readonly List<(string Sql, object?[] Values)> _statements = [];

    /// <summary>Appends a statement.</summary>
    public Batch Add(string sql, params object?[] values)
    {
        _statements.Add((sql, values));
        return this;
    }

    /// <summary>The batch as the driver takes it, each time anew.</summary>
    public NpgsqlBatch On(NpgsqlDataSource source)
    {
        var batch = source.CreateBatch();
        foreach (var (sql, values) in _statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
            {
                command.Parameters.Add(Parameter(value));
            }
            batch.BatchCommands.Add(command);
        }
        return batch;
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = Clean(text) },
        long number => new NpgsqlParameter<long> { TypedValue = number },
        int number => new NpgsqlParameter<int> { TypedValue = number },
        bool flag => new NpgsqlParameter<bool> { TypedValue = flag },
        IReadOnlyCollection<string> texts => new NpgsqlParameter<string[]> { TypedValue = [.. texts.Select(Clean)] },
        null => new NpgsqlParameter { Value = DBNull.Value },
        _ => new NpgsqlParameter { Value = value },
    };

    // PostgreSQL's text knows neither U+0000 nor halves of characters; nothing that means anything contains them.
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                return Clean(text.Replace('\0', '\uFFFD'));
            }
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return Clean(string.Concat(text.AsSpan(0, i), "\uFFFD", text.AsSpan(i + 1)));
                }
                i++;
            }
        }
        return text;
    }
}
