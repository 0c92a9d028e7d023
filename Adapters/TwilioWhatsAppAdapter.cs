using Microsoft.Extensions.Logging;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>WhatsApp: its own marks, one media in a message, locations, approved templates.</summary>
/// <param name="options">Account, numbers, templates.</param>
/// <param name="sender">Where messages go; null: straight to Twilio.</param>
/// <param name="clock">The time; null: the system's.</param>
/// <param name="logger">Receives what was left out and why.</param>
public sealed class TwilioWhatsAppAdapter(
    TwilioOptions options, ITwilioSender? sender = null, TimeProvider? clock = null, ILogger<TwilioWhatsAppAdapter>? logger = null)
    : TwilioAdapter(options, sender, clock, logger)
{
    /// <summary>The channel id of its activities.</summary>
    public const string Channel = "twilio-whatsapp";

    // WhatsApp's own limit for the words under a picture; longer ones go ahead of it as a message of their own.
    private const int MaxCaption = 1024;

    /// <inheritdoc/>
    public override string ChannelId => Channel;

    /// <inheritdoc/>
    public override bool Carries(string? address) => TwilioAddress.IsWhatsApp(address);

    private protected override IEnumerable<string> OurAddresses => Options.WhatsAppNumbers;

    private protected override string ToAddress(string number) =>
        TwilioAddress.TryNormalizeWhatsApp(number, out var address) ? address : number;

    private protected override string Render(string markdown) => TwilioMarkdown.ToWhatsApp(markdown);

    private protected override IEnumerable<TwilioMessage> Compose(OutboundContent content, TwilioMessage envelope)
    {
        var texts = Texts(content.Text, envelope);
        var isCaption = texts is [{ Body.Length: <= MaxCaption }] && content.Media is [{ TakesCaption: true }, ..];
        if (!isCaption)
        {
            foreach (var text in texts) yield return text;
        }

        for (var i = 0; i < content.Media.Count; i++)
        {
            yield return envelope with { Body = isCaption && i == 0 ? texts[0].Body : null, MediaUrls = [content.Media[i].Url] };
        }

        if (content.Location is { } location) yield return Pin(location, envelope);
    }

    private protected override IReadOnlyList<TwilioMessage> ComposeTemplate(
        TwilioTemplate template, FilledTemplate filled, string? locale, TwilioMessage envelope)
    {
        if (filled.ContentSid.Length > 0)
        {
            return [envelope with { ContentSid = filled.ContentSid, ContentVariables = filled.ContentVariables }];
        }

        Log.TemplateWithoutSid(Logger, template.Name, locale);
        return Texts(filled.Text, envelope);
    }

    // The body is the place's name, and required; the label is the line beneath it.
    private static TwilioMessage Pin(TwilioLocation location, TwilioMessage envelope)
    {
        var label = OneLine(location.Address ?? location.Name);
        return envelope with
        {
            Body = OneLine(location.Name ?? location.Address) is { Length: > 0 } name ? name : location.Coordinates,
            PersistentAction = $"geo:{location.Coordinates}" + (label.Length > 0 ? $"|{label}" : ""),
        };
    }

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace('|', ' ').Trim();
}
