using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>Opens connections as <c>ConnectionStrings:TwilioBot</c> says: with a password, a certificate, or a Microsoft Entra token.</summary>
public static class PostgresSource
{
    /// <summary>Whether the connection string leaves it to a token to prove who we are.</summary>
    public static bool NeedsToken(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return string.IsNullOrEmpty(settings.Password)
            && string.IsNullOrEmpty(settings.Passfile)
            && string.IsNullOrEmpty(settings.SslCertificate)
            && Environment.GetEnvironmentVariable("PGPASSWORD") is not { Length: > 0 }
            && Environment.GetEnvironmentVariable("PGPASSFILE") is not { Length: > 0 }
            && Environment.GetEnvironmentVariable("PGSSLCERT") is not { Length: > 0 }
            // A path is a socket of this machine, where the operating system says who we are.
            && settings.Host?.StartsWith('/') != true;
    }

    /// <summary>The pool of connections.</summary>
    /// <param name="connectionString">Npgsql's; what it leaves open is set here.</param>
    /// <param name="tokens">Asked for a password whenever a connection is made; null: the connection string has what is needed.</param>
    public static NpgsqlDataSource Open(string connectionString, IDatabaseTokens? tokens = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Enlist = false };
        void Default(string key, object value)
        {
            // True for what the string says, under whichever of the key's names.
            if (!settings.ShouldSerialize(key))
            {
                settings[key] = value;
            }
        }
        Default("Application Name", "twiliobot");
        Default("Timeout", 2);
        Default("Command Timeout", 0);          // ours knows better
        Default("Cancellation Timeout", -1);    // a server that does not answer does not answer a cancellation either
        Default("Maximum Pool Size", 20);
        Default("No Reset On Close", true);     // batches leave nothing behind; the instance's own session never comes back to the pool
        Default("Max Auto Prepare", 60);
        Default("Auto Prepare Min Usages", 2);
        if (settings.Host?.Contains(',', StringComparison.Ordinal) == true && string.IsNullOrEmpty(settings.TargetSessionAttributes))
        {
            // Of several servers, the one that can be written to: after a failover that is another one.
            settings.TargetSessionAttributes = "primary";
            settings.HostRecheckSeconds = 1;
        }
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        if (tokens is not null)
        {
            builder.UsePasswordProvider(
                _ => throw new NotSupportedException("Connections are made asynchronously."), (_, cancellationToken) => tokens.TokenAsync(cancellationToken));
        }
        return builder.Build();
    }
}
