using Npgsql;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Postgres;

/// <summary>What a connection string leaves open is set for it; what it says is left as it is.</summary>
public sealed class PostgresSourceTests
{
    [Theory]
    [InlineData("Host=db.example.com")]
    [InlineData("Host=timeout.no.max.auto.example.com;Username=maximum;Database=cancellation")]
    public void What_is_left_open_is_set(string given)
    {
        var settings = SettingsOf(given);

        Assert.Equal(("twiliobot", 2, 0), (settings.ApplicationName, settings.Timeout, settings.CommandTimeout));
        Assert.Equal((-1, 20, true), (settings.CancellationTimeout, settings.MaxPoolSize, settings.NoResetOnClose));
        Assert.Equal((60, 2, false), (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages, settings.Enlist));
    }

    [Theory]
    [InlineData("Application Name=mine;Timeout=7;Command Timeout=30;Cancellation Timeout=1000;Maximum Pool Size=5;No Reset On Close=false;Max Auto Prepare=0;Auto Prepare Min Usages=9")]
    [InlineData("ApplicationName=mine;timeout=7;CommandTimeout=30;CancellationTimeout=1000;MaxPoolSize=5;NoResetOnClose=false;MaxAutoPrepare=0;AutoPrepareMinUsages=9")]
    public void What_is_said_stays(string given)
    {
        var settings = SettingsOf("Host=db.example.com;" + given);

        Assert.Equal(("mine", 7, 30), (settings.ApplicationName, settings.Timeout, settings.CommandTimeout));
        Assert.Equal((1000, 5, false), (settings.CancellationTimeout, settings.MaxPoolSize, settings.NoResetOnClose));
        Assert.Equal((0, 9), (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages));
    }

    [Theory]
    [InlineData("Host=a.example.com", null)]
    [InlineData("Host=a.example.com,b.example.com", "primary")]
    [InlineData("Host=a.example.com,b.example.com;Target Session Attributes=any", "any")]
    public void Of_several_servers_the_one_is_used_that_can_be_written_to(string given, string? wanted) =>
        Assert.Equal(wanted, SettingsOf(given).TargetSessionAttributes);

    private static NpgsqlConnectionStringBuilder SettingsOf(string given)
    {
        using var source = PostgresSource.Open(given);
        return new NpgsqlConnectionStringBuilder(source.ConnectionString);
    }
}
