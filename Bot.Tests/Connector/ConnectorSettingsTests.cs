using Microsoft.Extensions.Configuration;
using TwilioBot.Settings;

namespace TwilioBot.Tests.Connector;

public sealed class ConnectorSettingsTests
{
    [Theory]
    [InlineData("MicrosoftAppPassword=p", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppType=SingleTenant", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppType=UserAssignedMSI", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppId=a", "MicrosoftAppPassword is missing")]
    [InlineData("MicrosoftAppId=a;MicrosoftAppPassword=p;MicrosoftAppType=Other", "MicrosoftAppType is \"Other\"")]
    [InlineData("MicrosoftAppId=a;MicrosoftAppPassword=p;MicrosoftAppType=SingleTenant", "MicrosoftAppTenantId is missing")]
    [InlineData("MicrosoftAppId=a;MicrosoftAppType=UserAssignedMSI", "MicrosoftAppTenantId is missing")]
    [InlineData("ChannelService=https://elsewhere.example", "ChannelService is \"https://elsewhere.example\"")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl=https://login.example", "ToChannelFromBotLoginUrl, ToChannelFromBotOAuthScope, ToBotFromChannelTokenIssuer, OAuthUrl, ToBotFromEmulatorOpenIdMetadataUrl: missing")]
    public void A_setting_that_is_wrong_is_named_in_a_sentence(string settings, string sentence)
        => Assert.Contains(sentence, Assert.Throws<StartupException>(() => Read(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void Keys_and_tokens_do_not_travel_in_the_clear()
    {
        const string Cloud = "ToChannelFromBotLoginUrl=https://a;ToChannelFromBotOAuthScope=b;ToBotFromChannelTokenIssuer=c;OAuthUrl=https://d;ToBotFromEmulatorOpenIdMetadataUrl=https://e;ToBotFromChannelOpenIdMetadataUrl=";

        var problem = Assert.Throws<StartupException>(() => Read(Cloud + "http://keys.example/"));

        Assert.StartsWith("ToBotFromChannelOpenIdMetadataUrl is not an https address.", problem.Message, StringComparison.Ordinal);
        Assert.Equal("c", Read(Cloud + "http://127.0.0.1:1/").Connector.ChannelTokenIssuer);
    }

    [Theory]
    [InlineData("", false, true)]
    [InlineData("", true, false)]
    [InlineData("MicrosoftAppId=a;MicrosoftAppPassword=p", false, false)]
    [InlineData("MicrosoftAppId=a;MicrosoftAppType=userassignedmsi;MicrosoftAppTenantId=t", false, false)]
    public void The_door_is_closed_without_an_app_id_outside_Development(string settings, bool isDevelopment, bool isClosed)
        => Assert.Equal(isClosed, Read(settings, isDevelopment).Connector.IsClosed);

    [Theory]
    [InlineData("", "https://api.botframework.com")]
    [InlineData("ChannelService=https://botframework.azure.us", "https://api.botframework.us")]
    public void Channels_tokens_are_issued_by_their_cloud(string settings, string issuer)
        => Assert.Equal(issuer, Read(settings).Connector.ChannelTokenIssuer);

    private static BotSettings Read(string settings, bool isDevelopment = false)
    {
        string[] twilio =
        [
            "Twilio:AccountSid=AC00000000000000000000000000000000", "Twilio:AuthToken=x", "Twilio:SmsNumber=+15550100", "Twilio:PublicUrl=https://bot.example.com",
        ];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(twilio.Concat(settings.Split(';', StringSplitOptions.RemoveEmptyEntries))
                .Select(setting => setting.Split('=', 2))
                .Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1])))
            .Build();
        return BotSettings.Read(configuration, isDevelopment);
    }
}
