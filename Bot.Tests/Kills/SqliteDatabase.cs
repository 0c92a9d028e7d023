using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace TwilioBot.Tests.Kills;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteDatabase(string path) : JudgedDatabase
{
    public override string ConnectionString => "Data Source=" + path;

    public override string? Damage()
    {
        string? damage = null;
        Query("PRAGMA integrity_check", reader => damage ??= reader.GetString(0));
        return damage == "ok" ? null : damage;
    }

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }

    protected override DbParameter Parameter(DbCommand command, int number, object value) => new SqliteParameter("$" + number, value);
}
