using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwilioBot.Conversation;

namespace TwilioBot.Tests.Conversation;

public sealed class AdminNumbersTests
{
    [Theory]
    [InlineData("+15550100", "+15550100", true)]
    [InlineData("+15550100", "whatsapp:+15550100", true)]
    [InlineData("whatsapp:+15550100", "+15550100", true)]
    [InlineData("+15550199, +15550100", "+15550100", true)]
    [InlineData("whatsapp:US.1234", "whatsapp:US.1234", true)]
    [InlineData("+15550100", "+15550101", false)]
    [InlineData("+15550100", "15550100", false)]
    [InlineData("+15550100", "", false)]
    [InlineData("+15550100", null, false)]
    [InlineData("", "", false)]
    [InlineData("", "whatsapp:", false)]
    public void A_number_counts_on_SMS_and_on_WhatsApp(string setting, string? person, bool admin) =>
        Assert.Equal(admin, Read(("Admin:Numbers", setting)).Contains(From(person)));

    [Theory]
    [InlineData("twilio-sms", true)]
    [InlineData("twilio-whatsapp", true)]
    [InlineData("directline", false)]
    [InlineData("webchat", false)]
    [InlineData("emulator", false)]
    [InlineData(null, false)]
    public void Elsewhere_anybody_can_call_themselves_by_that_number(string? channel, bool admin) =>
        Assert.Equal(admin, Read(("Admin:Numbers", "+15550100")).Contains(From("+15550100", channel)));

    [Fact]
    public void The_setting_may_be_a_list()
    {
        var admins = Read(("Admin:Numbers:0", "+15550100"), ("Admin:Numbers:1", "whatsapp:+15550101"));

        Assert.True(admins.Contains(From("+15550100")));
        Assert.True(admins.Contains(From("+15550101")));
    }

    [Fact]
    public void A_typing_error_stops_the_start_and_names_the_setting()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(("Admin:Numbers", "555-0100")));

        Assert.Equal("Admin:Numbers has \"555-0100\", which is no phone number. Write it as +15551234567, or whatsapp:+15551234567.", error.Message);
    }

    private static Activity From(string? person, string? channel = "twilio-sms") => new() { ChannelId = channel, From = new ChannelAccount(person) };

    private static AdminNumbers Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddConversation(_ => throw new InvalidOperationException("No address is needed to read settings."));
        using var provider = services.BuildServiceProvider();
        return new AdminNumbers(provider.GetRequiredService<IOptions<AdminOptions>>());
    }
}
