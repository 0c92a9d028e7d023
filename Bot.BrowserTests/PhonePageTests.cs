using Microsoft.Playwright;
using TwilioBot.Wire;

namespace TwilioBot.BrowserTests;

/// <summary>What the phone page does for any bot.</summary>
[Collection(SharedChromium.Name)]
public sealed class PhonePageTests(Chromium chromium) : IAsyncLifetime
{
    private TinyBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TinyBot.StartAsync();

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task A_text_a_picture_and_a_place_go_out_by_keyboard_and_answers_come_in()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        foreach (var phone in new[] { desk.Sms, desk.WhatsApp })
        {
            await phone.TypeAsync("hello");
            await phone.DeliveredAsync("You said hello");
            await phone.SendSamplePictureAsync();
            await phone.DeliveredAsync("1 × image/jpeg");
            await Assertions.Expect(phone.FromPerson.GetByRole(AriaRole.Img, new() { Name = "Picture" })).ToBeVisibleAsync();
            await phone.SendPlaceAsync();
        }

        await desk.WhatsApp.DeliveredAsync("A place at 40.413611");
        await desk.Sms.DeliveredAsync("maps.google.com");
        var place = desk.WhatsApp.FromPerson.Filter(new() { HasText = "Palacio de Cristal" });
        await Assertions.Expect(place).ToHaveAttributeAsync("data-status", "taken");
        desk.AssertQuiet();
    }

    [Fact]
    public async Task The_sheet_for_a_place_gives_the_focus_back_as_it_closes_and_takes_it_from_nobody_later()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        await desk.Sms.AttachAsync(2);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        // In one go, before the browser has told anybody that the sheet is closed.
        var (back, there) = (await desk.Sms.Input.ElementHandleAsync(), await desk.WhatsApp.Input.ElementHandleAsync());
        var atOnce = await desk.Page.EvaluateAsync<bool>(
            "([back, there]) => { document.querySelector('#place-dialog form').requestSubmit();"
            + " const was = document.activeElement === back; there.focus(); return was; }",
            new[] { back, there });
        await desk.Sms.DeliveredAsync("maps.google.com");

        Assert.True(atOnce);
        await Assertions.Expect(desk.WhatsApp.Input).ToBeFocusedAsync();
        desk.AssertQuiet();
    }

    [Fact]
    public async Task A_picture_from_the_device_takes_what_is_written_as_its_caption()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        await desk.Sms.Input.FillAsync("My *cat*");

        var chooser = await desk.Page.RunAndWaitForFileChooserAsync(() => desk.Sms.AttachAsync(0));
        await chooser.SetFilesAsync(new FilePayload { Name = "cat.png", MimeType = "image/png", Buffer = Pixel });

        await desk.Sms.DeliveredAsync("1 × image/png");
        await Assertions.Expect(desk.Sms.FromPerson.Filter(new() { HasText = "My *cat*" }).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Assertions.Expect(desk.Sms.Input).ToHaveValueAsync("");
        desk.AssertQuiet();
    }

    [Fact]
    public async Task Marks_are_shown_on_whatsapp_only_and_markup_stays_text()
    {
        _bot.Reply = _ => "*bold* _it *both*_ ~gone~ `code` 2*3*4 a_b_c <img src=x onerror=alert(1)> "
            + "```x *y*``` https://example.com/a_b_c.";
        await using var desk = await chromium.OpenAsync(_bot.Url);

        await desk.WhatsApp.TypeAsync("go");
        await desk.Sms.TypeAsync("go");
        var rich = await desk.WhatsApp.DeliveredAsync("onerror");
        var plain = await desk.Sms.DeliveredAsync("onerror");

        Assert.Equal(["bold", "both"], await rich.Locator("strong").AllInnerTextsAsync());
        Assert.Equal(["it both"], await rich.Locator("em").AllInnerTextsAsync());
        Assert.Equal(["gone"], await rich.Locator("s").AllInnerTextsAsync());
        Assert.Equal(["code", "x *y*"], await rich.Locator("code").AllInnerTextsAsync());
        Assert.Equal("https://example.com/a_b_c", await rich.GetByRole(AriaRole.Link).GetAttributeAsync("href"));
        await Assertions.Expect(rich).ToContainTextAsync("2*3*4 a_b_c <img src=x onerror=alert(1)>");
        Assert.Equal(0, await rich.Locator("img").CountAsync());
        Assert.Equal(0, await plain.Locator("strong, em, s, code, img").CountAsync());
        await Assertions.Expect(plain).ToContainTextAsync("*bold* _it *both*_");
        desk.AssertQuiet();
    }

    [Fact]
    public async Task A_message_that_the_bot_did_not_take_says_so_and_the_switchboard_says_why()
    {
        _bot.Reply = _ => null;
        await using var desk = await chromium.OpenAsync(_bot.Url);

        await desk.Sms.TypeAsync("hello");

        await Assertions.Expect(desk.Sms.FromPerson).ToHaveAttributeAsync("data-status", "failed");
        await Assertions.Expect(desk.Sms.FromPerson).ToContainTextAsync("Not delivered");
        await Assertions.Expect(desk.Page.Locator("#calls")).ToContainTextAsync("Error 11200");
        await Assertions.Expect(desk.Page.Locator("#tally")).ToHaveTextAsync("1 failed");
        desk.AssertQuiet();
    }

    [Fact]
    public async Task On_a_narrow_screen_tabs_choose_the_phone_and_count_what_came_in_behind()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url, 320, 640);
        var options = _bot.Simulator.Options;
        await Assertions.Expect(desk.Sms.Root).ToBeVisibleAsync();
        await Assertions.Expect(desk.WhatsApp.Root).ToBeHiddenAsync();

        await _bot.SayAsync(options.WhatsAppPerson, options.WhatsAppNumber, "Are you there?");
        var tab = desk.Page.GetByRole(AriaRole.Tab, new() { Name = "WhatsApp" });
        await Assertions.Expect(tab).ToContainTextAsync("1");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "SMS" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(tab).ToBeFocusedAsync();
        await Assertions.Expect(tab).ToHaveTextAsync("WhatsApp");
        await Assertions.Expect(desk.Sms.Root).ToBeHiddenAsync();
        await desk.WhatsApp.DeliveredAsync("Are you there?");
        Assert.True(await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        desk.AssertQuiet();
    }

    [Fact]
    public async Task A_whatsapp_message_before_somebodys_eyes_is_read()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);

        await desk.WhatsApp.TypeAsync("hello");

        await Assertions.Expect(desk.WhatsApp.FromBot).ToHaveAttributeAsync("data-status", MessageStatus.Read);
        desk.AssertQuiet();
    }

    [Fact]
    public async Task After_a_restart_the_page_comes_back_by_itself()
    {
        await using var desk = await chromium.OpenAsync(_bot.Url);
        await desk.Sms.TypeAsync("before");
        await desk.Sms.DeliveredAsync("You said before");

        var port = new Uri(_bot.Url).Port;
        await _bot.DisposeAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("reconnecting");
        _bot = await TinyBot.StartAsync(port);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("live", new() { Timeout = 20_000 });
        desk.Forgive();

        await desk.Sms.TypeAsync("after");
        await desk.Sms.DeliveredAsync("You said after");
        await Assertions.Expect(desk.Sms.FromBot).ToHaveCountAsync(1);
        desk.AssertQuiet();
    }

    // The smallest PNG: one grey pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
}
