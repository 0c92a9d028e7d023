using Microsoft.Playwright;

namespace TwilioBot.BrowserTests;

/// <summary>The page as a person sees it: two phones, a switchboard. Notes whatever the browser complains about and whom it asks.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Desk(IBrowserContext context, IPage page, string url)
    {
        _context = context;
        Page = page;
        var home = new Uri(url).Authority;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is not ("blob" or "data") && asked.Authority != home) _complaints.Add($"request to {request.Url}");
        };
    }

    public IPage Page { get; }

    public PhoneView Sms => new(Page, "SMS");

    public PhoneView WhatsApp => new(Page, "WhatsApp");

    public static async Task<Desk> OpenAsync(IBrowserContext context, string url)
    {
        var desk = new Desk(context, await context.NewPageAsync(), url);
        await desk.Page.GotoAsync(url);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("live");
        return desk;
    }

    /// <summary>No error, no warning, no request to another host since the page was opened.</summary>
    public void AssertQuiet() => Assert.Empty(_complaints);

    /// <summary>For tests that break the connection on purpose.</summary>
    public void Forgive() => _complaints.Clear();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
