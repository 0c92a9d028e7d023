using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwilioBot.Conversation;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Conversation;

public sealed class PlaceOptionsTests
{
    [Fact]
    public void The_bot_has_a_place_by_default() =>
        Assert.Equal(new BotPlace("Twilio Inc", "375 Beale St, San Francisco, CA 94105", 37.7879277, -122.3937508), Read());

    [Fact]
    public void The_settings_can_move_it_whatever_the_servers_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
        try
        {
            Assert.Equal(
                new BotPlace("Tienda", "Calle Mayor 1, Madrid", 40.4168, -3.7038),
                Read(("Name", "Tienda"), ("Address", "Calle Mayor 1, Madrid"), ("Latitude", "40.4168"), ("Longitude", "-3.7038")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Latitude", "91")]
    [InlineData("Longitude", "-181")]
    [InlineData("Name", "")]
    public void What_is_no_place_is_refused_with_the_settings_name(string setting, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read((setting, value)));

        Assert.Contains($"Conversation:Place:{setting} ", error.Message, StringComparison.Ordinal);
    }

    private static BotPlace Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Conversation:Place:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddConversation(_ => throw new InvalidOperationException("No address is needed to read settings."));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<BotPlace>();
    }
}
