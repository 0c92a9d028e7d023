using Microsoft.Playwright;

namespace TwilioBot.BrowserTests;

/// <summary>One phone of the page, used by keyboard.</summary>
public sealed class PhoneView(IPage page, string name)
{
    public ILocator Root { get; } = page.GetByRole(AriaRole.Region, new() { Name = $"{name} phone" });

    public ILocator Input => Root.GetByLabel($"Message over {name}");

    public ILocator Talk => Root.GetByRole(AriaRole.Log);

    /// <summary>The bubbles that the bot sent.</summary>
    public ILocator FromBot => Talk.Locator(".theirs");

    /// <summary>The bubbles that the person sent.</summary>
    public ILocator FromPerson => Talk.Locator(".mine");

    public async Task TypeAsync(string text)
    {
        await Input.FocusAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens the attach menu with the keyboard and walks down to the entry.</summary>
    public async Task AttachAsync(int entry)
    {
        await Input.FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < entry; i++) await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
    }

    public Task SendSamplePictureAsync() => AttachAsync(1);

    public async Task SendPlaceAsync()
    {
        await AttachAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    /// <summary>The bot's bubble with this text, once it has been delivered (or read).</summary>
    public async Task<ILocator> DeliveredAsync(string text)
    {
        var bubble = FromBot.Filter(new() { HasText = text }).Last;
        await Assertions.Expect(bubble).ToHaveAttributeAsync("data-status", Settled);
        return bubble;
    }

    /// <summary>How a message of the bot ends up when all goes well.</summary>
    public static System.Text.RegularExpressions.Regex Settled { get; } = new("^(delivered|read)$");
}
