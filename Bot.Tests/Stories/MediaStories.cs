using System.Net;
using System.Text.Json;
using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>Pictures, locations and templates, from the bot and from people.</summary>
public sealed class MediaStories : IAsyncLifetime
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly SimulatedFile Photo = new(PngSignature, "image/png");
    private static readonly SimulatedPlace Retiro = new(40.4153, -3.6844, "Parque del Retiro");
    private static readonly SimulatedPlace Nowhere = new(-12.5, 7.25);
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(Channels.Sms, "picture", "Fresh from the oven: cookies!")]
    [InlineData(Channels.WhatsApp, "picture", "Fresh from the oven: cookies!")]
    [InlineData(Channels.Sms, "foto", "¡Galletas recién salidas del horno!")]
    [InlineData(Channels.WhatsApp, "foto", "¡Galletas recién salidas del horno!")]
    public async Task A_picture_comes_with_a_caption_and_lies_where_it_says(string channel, string request, string caption)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.TextAsync(request);

        var message = await phone.HearsOneAsync();
        Assert.Equal(["Body", "MediaUrl"], Phone.ContentFieldsOf(message).Order());
        Assert.Equal(caption, message.Parameters["Body"]);
        var address = Assert.Single(message.MediaUrl);
        Assert.StartsWith(_bot.Address + "/", address, StringComparison.Ordinal);

        using var picture = await _bot.Http.GetAsync(new Uri(address));
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.ToString());
        Assert.Equal(PngSignature, (await picture.Content.ReadAsByteArrayAsync())[..PngSignature.Length]);
    }

    [Theory]
    [InlineData("where are you")]
    [InlineData("¿dónde estás?")]
    public async Task Its_place_is_a_location_on_WhatsApp_and_a_map_link_on_SMS(string question)
    {
        await _bot.Twilio.Sms().SaysAsync(
            question,
            "Twilio Inc\n375 Beale St, San Francisco, CA 94105\nhttps://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508");

        var phone = _bot.Twilio.WhatsApp();
        await phone.TextAsync(question);
        var location = await phone.HearsOneAsync();
        Assert.Equal(["Body", "PersistentAction"], Phone.ContentFieldsOf(location).Order());
        Assert.Equal("Twilio Inc", location.Parameters["Body"]);
        Assert.Equal(["geo:37.7879277,-122.3937508|375 Beale St, San Francisco, CA 94105"], location.PersistentAction);
    }

    [Theory]
    [InlineData("order", TwilioSide.EnglishOrder, "call me a_b", "a_b", "there")]
    [InlineData("pedido", TwilioSide.SpanishOrder, "llámame a_b", "a_b", "qué tal")]
    public async Task An_order_leaves_as_a_template_on_WhatsApp(string command, string contentSid, string introduction, string name, string noName)
    {
        var phone = _bot.Twilio.WhatsApp();

        await AssertOrderAsync(noName);
        await phone.TextAsync(introduction);
        await phone.HearsOneAsync();
        await AssertOrderAsync(name);

        async Task AssertOrderAsync(string who)
        {
            await phone.TextAsync(command);
            var order = await phone.HearsOneAsync();
            Assert.Equal(["ContentSid", "ContentVariables"], Phone.ContentFieldsOf(order).Order());
            Assert.Equal(contentSid, order.ContentSid);
            Assert.Equal(
                new Dictionary<string, string> { ["1"] = who, ["2"] = "O12235234" },
                JsonSerializer.Deserialize<Dictionary<string, string>>(order.ContentVariables!));
        }
    }

    [Fact]
    public async Task An_order_leaves_as_text_on_SMS()
    {
        var phone = _bot.Twilio.Sms();
        const string rest = " Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234";

        await phone.SaysAsync("order", "Hi there!" + rest);
        await phone.SaysAsync("call me a_b", "Got it. I will call you a_b from now on.");
        await phone.SaysAsync("order", "Hi a_b!" + rest);
        await phone.SaysAsync("pedido", "¡Hola, a_b! Gracias por tu pedido. Te avisaremos en cuanto esté preparado y entregado. Tu número de pedido es O12235234.");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task Their_picture_is_acknowledged_with_type_and_count(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.ShowsAsync(Photo, "", "Thank you! I received 1 picture (image/png).");
        await phone.ShowsAsync(new SimulatedFile(PngSignature, "application/pdf"), "", "Thank you! I received 1 file (application/pdf).");
        await phone.ShowsAsync(Photo, "hola", "¡Gracias! He recibido 1 foto (image/png).", "Hola.");
    }

    [Fact]
    public async Task Several_pictures_are_counted()
    {
        var phone = _bot.Twilio.Sms();

        var taken = await _bot.Twilio.Simulator.SendAsync(
            new InboundDraft("+12025550142", TwilioSide.SmsNumber) { Files = [Photo, Photo, new SimulatedFile(PngSignature, "image/gif")] });

        Assert.Equal(WebhookOutcome.Taken, taken.Webhook);
        await phone.HearsAsync("Thank you! I received 3 pictures (image/png, image/gif).");
    }

    [Fact]
    public async Task Their_location_is_acknowledged_by_name_or_coordinates()
    {
        var phone = _bot.Twilio.WhatsApp();

        await phone.SharesAsync(Retiro, "Thank you! I received a location: Parque del Retiro.");
        await phone.SharesAsync(Nowhere, "Thank you! I received a location: -12.5,7.25.");
        await phone.SaysAsync("hola", "Hola.");
        await phone.SharesAsync(Retiro, "¡Gracias! He recibido una ubicación: Parque del Retiro.");
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task A_picture_does_not_answer_the_cookie_question(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);

        await phone.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        await phone.ShowsAsync(Photo, "", "Thank you! I received 1 picture (image/png).");
        await phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
    }
}
