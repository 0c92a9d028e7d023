using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class ReceivedDialogTests
{
    [Theory]
    [InlineData("en", "image/png", "Thank you! I received 1 picture (image/png).")]
    [InlineData("en", "image/png image/jpeg image/png", "Thank you! I received 3 pictures (image/png, image/jpeg).")]
    [InlineData("en", "audio/ogg", "Thank you! I received 1 recording (audio/ogg).")]
    [InlineData("en", "video/mp4 image/png text/vcard", "Thank you! I received 1 video (video/mp4), 1 picture (image/png) and 1 contact (text/vcard).")]
    [InlineData("en", "application/pdf application/x_y_z", "Thank you! I received 2 files (application/pdf, application/x_y_z).")]
    [InlineData("es", "image/png", "¡Gracias! He recibido 1 foto (image/png).")]
    [InlineData("es", "image/png image/png application/pdf", "¡Gracias! He recibido 2 fotos (image/png) y 1 archivo (application/pdf).")]
    public async Task Says_what_kind_of_files_came_and_how_many(string language, string types, string expected) =>
        Assert.Equal(expected, await ReplyTo(language, new Activity
        {
            Attachments = [.. types.Split(' ').Select(type => new Attachment(type, "https://api.twilio.com/media"))],
        }));

    [Theory]
    [InlineData("en", "Twilio Inc", "375 Beale St", "Thank you! I received a location: Twilio Inc.")]
    [InlineData("en", null, "375 Beale St", "Thank you! I received a location: 375 Beale St.")]
    [InlineData("en", null, null, "Thank you! I received a location: 37.7879277,-122.3937508.")]
    [InlineData("es", "*Casa_", null, "¡Gracias! He recibido una ubicación: *Casa_.")]
    [InlineData("es", "", null, "¡Gracias! He recibido una ubicación: 37.7879277,-122.3937508.")]
    public async Task Says_which_place_came(string language, string? name, string? address, string expected) =>
        Assert.Equal(expected, await ReplyTo(language, new Activity { Entities = [PlaceOf(name, address)] }));

    [Fact]
    public async Task A_place_that_came_as_JSON_is_read_too()
    {
        var entity = JsonConvert.DeserializeObject<Entity>(JsonConvert.SerializeObject(PlaceOf(null, null)))!;

        Assert.Equal(
            "Thank you! I received a location: 37.7879277,-122.3937508.",
            await ReplyTo("en", new Activity { Entities = [entity] }));
    }

    [Fact]
    public async Task A_picture_and_a_place_are_both_named() =>
        Assert.Equal("Thank you! I received 1 picture (image/png) and a location: Twilio Inc.", await ReplyTo("en", new Activity
        {
            Attachments = [new Attachment("image/png", "https://api.twilio.com/media")],
            Entities = [PlaceOf("Twilio Inc", null)],
        }));

    private static Place PlaceOf(string? name, string? address) => new()
    {
        Type = "Place",
        Name = name,
        Address = address,
        Geo = new GeoCoordinates { Type = "GeoCoordinates", Latitude = 37.7879277, Longitude = -122.3937508 },
    };

    private static async Task<string> ReplyTo(string language, Activity activity)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-ES");
        try
        {
            var person = new RememberedPerson(language);
            activity.Type = ActivityTypes.Message;
            var reply = await person.TalkTo(new ReceivedDialog(person.People)).SendActivityAsync<IMessageActivity>(activity);
            return TwilioMarkdown.ToSms(reply.Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
