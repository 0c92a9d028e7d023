using System.Globalization;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class WhereDialogTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Sends_its_place_with_name_address_and_coordinates(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
        try
        {
            var person = new RememberedPerson(language);
            var dialog = new WhereDialog(person.People, new BotPlace("Cookie_Shop", "Calle Mayor 1, Madrid", 40.4168, -3.7038));

            var reply = await person.TalkTo(dialog).SendActivityAsync<IMessageActivity>("where are you");

            Assert.Equal("Cookie_Shop", TwilioMarkdown.ToSms(reply.Text));
            var place = Assert.IsType<Place>(Assert.Single(reply.Entities));
            Assert.Equal(("Cookie_Shop", "Calle Mayor 1, Madrid"), (place.Name, place.Address));
            var point = Assert.IsType<GeoCoordinates>(place.Geo);
            Assert.Equal((40.4168, -3.7038), (point.Latitude, point.Longitude));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
