using Microsoft.Playwright;

namespace TwilioBot.BrowserTests;

/// <summary>The whole way, as a newcomer walks it: the bot is started, its page opened, and texted on both phones by keyboard.</summary>
[Collection(SharedChromium.Name)]
public sealed class ConversationTests(Chromium chromium) : IAsyncLifetime
{
    private RealBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RealBot.StartAsync();

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task The_bot_answers_on_both_phones_and_the_page_stays_quiet()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        foreach (var phone in new[] { desk.Sms, desk.WhatsApp })
        {
            await phone.TypeAsync("hello");
            await phone.DeliveredAsync("Hello.");

            await phone.TypeAsync("cookies");
            await phone.DeliveredAsync("Did someone say cookies!?!!");
            await phone.DeliveredAsync("What is your favorite type of cookie?");
            await phone.TypeAsync("speculaas");
            await phone.DeliveredAsync("Golly, I love speculaas too!!!");

            await AnsweredAsync(phone, phone.SendSamplePictureAsync);
            await AnsweredAsync(phone, phone.SendPlaceAsync);
            await Assertions.Expect(phone.FromPerson.Last).ToHaveAttributeAsync("data-status", "taken");
        }

        desk.AssertQuiet();
    }

    [Fact]
    public async Task The_bots_picture_and_place_are_shown_on_both_phones()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        foreach (var phone in new[] { desk.Sms, desk.WhatsApp })
        {
            await phone.TypeAsync("picture");
            var picture = phone.FromBot.GetByRole(AriaRole.Img).First;
            await Assertions.Expect(picture).ToBeVisibleAsync();
            await Assertions.Expect(picture).ToHaveJSPropertyAsync("complete", true);
            Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);
        }

        await AnsweredAsync(desk.Sms, () => desk.Sms.TypeAsync("where are you"));
        await desk.WhatsApp.TypeAsync("where are you");
        await Assertions.Expect(desk.WhatsApp.FromBot.Locator(".card")).ToBeVisibleAsync();
        desk.AssertQuiet();
    }

    /// <summary>A short talk as the README shows it. With SCREENSHOT set, the picture is taken into that file.</summary>
    [Fact]
    public async Task The_talk_of_the_readme()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url, 1360, 920);

        await desk.Sms.TypeAsync("hello");
        await desk.Sms.DeliveredAsync("Hello.");
        await desk.Sms.TypeAsync("call me Robin");
        await desk.Sms.DeliveredAsync("Got it. I will call you Robin from now on.");
        await desk.Sms.TypeAsync("cookies");
        await desk.Sms.DeliveredAsync("What is your favorite type of cookie?");
        await desk.Sms.TypeAsync("speculaas");
        await desk.Sms.DeliveredAsync("Golly, I love speculaas too!!!");

        await desk.WhatsApp.TypeAsync("hola");
        await Assertions.Expect(desk.WhatsApp.FromBot).ToHaveCountAsync(1);
        await AnsweredAsync(desk.WhatsApp, desk.WhatsApp.SendSamplePictureAsync);
        await desk.WhatsApp.TypeAsync("¿dónde estás?");
        await Assertions.Expect(desk.WhatsApp.FromBot.Locator(".card")).ToBeVisibleAsync();
        await Assertions.Expect(desk.WhatsApp.FromBot.Last).ToHaveAttributeAsync("data-status", "read");
        desk.AssertQuiet();

        if (Environment.GetEnvironmentVariable("SCREENSHOT") is { Length: > 0 } file)
        {
            await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        }
    }

    /// <summary>Does something, and waits until the bot has said one thing more and it has been delivered.</summary>
    private static async Task AnsweredAsync(PhoneView phone, Func<Task> act)
    {
        var before = await phone.FromBot.CountAsync();
        await act();
        await Assertions.Expect(phone.FromBot).Not.ToHaveCountAsync(before);
        await Assertions.Expect(phone.FromBot.Last).ToHaveAttributeAsync("data-status", PhoneView.Settled);
    }
}
