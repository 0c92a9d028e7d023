using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Postgres;

/// <summary>A server that lets in whoever shows a certificate of its authority, over TLS, and nobody else.</summary>
public sealed class CertificateStory : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _holder;
    private readonly NpgsqlConnectionStringBuilder _owner;
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _authority;

    public CertificateStory()
    {
        (_holder, var settings) = PostgresServer.Launch();
        _owner = new NpgsqlConnectionStringBuilder(settings) { Pooling = false };
        var request = new CertificateRequest("CN=authority", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
        _authority.Dispose();
        _key.Dispose();
        _folder.Delete();
    }

    [Fact]
    public async Task The_bot_gets_in_with_its_certificate_and_asks_nobody_for_a_token()
    {
        await DemandCertificatesAsync("the_bot");
        await using var twilio = await TwilioSide.StartAsync();
        var address = BotProcess.FreeAddress();
        twilio.PointAt(address);
        Save("bot", Issue("the_bot", server: false));
        var shown = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = _owner.Port, Database = _owner.Database, Username = "the_bot", SslMode = SslMode.VerifyFull, RootCertificate = _folder["authority.pem"],
            SslCertificate = _folder["bot.pem"], SslKey = _folder["bot.key"],
        }.ConnectionString;
        // Whoever asked here for a token would not start.
        await using var bot = BotProcess.Start(
            [.. twilio.BotSettings("unused.db", address), "--ConnectionStrings:TwilioBot=" + shown, "--urls", address],
            environment: [("IDENTITY_ENDPOINT", "http://127.0.0.1:1/token"), ("IDENTITY_HEADER", "shown-by-the-platform")]);
        await bot.UntilReadyAsync(address);

        await twilio.Sms().SaysAsync("hello", "Hello.");

        // The certificate of somebody else does not do.
        Save("other", Issue("another", server: false));
        await using var stranger = BotProcess.Start(
            [.. twilio.BotSettings("unused.db", address), "--ConnectionStrings:TwilioBot=" + shown.Replace("bot.", "other.", StringComparison.Ordinal), "--urls", BotProcess.FreeAddress()]);
        var exit = await stranger.ExitAsync();
        Assert.Equal(1, exit.ExitCode);
        Assert.StartsWith("ConnectionStrings:TwilioBot names a database that cannot be used", Assert.Single(exit.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task DemandCertificatesAsync(string user)
    {
        await File.WriteAllTextAsync(_folder["authority.pem"], _authority.ExportCertificatePem());
        using var server = Issue("server", server: true);
        await using var connection = new NpgsqlConnection(_owner.ConnectionString);
        await connection.OpenAsync();

        // Written by the server itself: only its own user may be able to read its key.
        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
        Task WriteAsync(string file, string text) => RunAsync(
            $"""
            DO $$ BEGIN EXECUTE format('COPY (SELECT unnest(string_to_array(%L, E''\n''))) TO PROGRAM %L',
                '{text.ReplaceLineEndings("\n").TrimEnd()}', 'umask 077; cat > ' || current_setting('data_directory') || '/{file}'); END $$
            """);
        await WriteAsync("server.crt", server.ExportCertificatePem());
        await WriteAsync("server.key", server.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await WriteAsync("authority.pem", _authority.ExportCertificatePem());
        await WriteAsync("pg_hba.conf", $"hostssl all {user} 127.0.0.1/32 cert\nhost all {user} 127.0.0.1/32 reject\nhost all all 127.0.0.1/32 trust");
        await RunAsync($"CREATE ROLE {user} LOGIN; GRANT ALL ON SCHEMA public TO {user}");
        foreach (var setting in new[] { "ssl_ca_file = 'authority.pem'", "ssl = on" }) await RunAsync("ALTER SYSTEM SET " + setting);
        await RunAsync("SELECT pg_reload_conf()");
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await SpeaksTlsAsync()) await again.WaitForNextTickAsync(patience.Token);
    }

    // It reads its settings anew when it comes to it.
    private async Task<bool> SpeaksTlsAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_owner.ConnectionString) { SslMode = SslMode.Require }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private void Save(string name, X509Certificate2 certificate)
    {
        File.WriteAllText(_folder[name + ".pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder[name + ".key"], certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        certificate.Dispose();
    }

    private X509Certificate2 Issue(string name, bool server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (server)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }
        using var issued = request.Create(_authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
