using Microsoft.Extensions.Logging;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>SMS and MMS: plain text, up to ten media in a message, everything else in words.</summary>
/// <param name="options">Account, numbers, templates.</param>
/// <param name="sender">Where messages go; null: straight to Twilio.</param>
/// <param name="clock">The time; null: the system's.</param>
/// <param name="logger">Receives what was left out and why.</param>
public sealed class TwilioSmsAdapter(
    TwilioOptions options, ITwilioSender? sender = null, TimeProvider? clock = null, ILogger<TwilioSmsAdapter>? logger = null)
    : TwilioAdapter(options, sender, clock, logger)
{
    /// <summary>The channel id of its activities.</summary>
    public const string Channel = "twilio-sms";

    private const int MaxMediaPerMessage = 10;

    /// <inheritdoc/>
    public override string ChannelId => Channel;

    /// <inheritdoc/>
    public override bool Carries(string? address) => !string.IsNullOrEmpty(address) && !TwilioAddress.IsWhatsApp(address);

    private protected override IEnumerable<string> OurAddresses => Options.SmsNumbers;

    private protected override string ToAddress(string number) => TwilioAddress.TryNormalizeSms(number, out var e164) ? e164 : number;

    private protected override string Render(string markdown) => TwilioMarkdown.ToSms(markdown);

    private protected override IEnumerable<TwilioMessage> Compose(OutboundContent content, TwilioMessage envelope)
    {
        var text = content.Location is not { } location ? content.Text
            : content.Text.Length == 0 ? InWords(location)
            : $"{content.Text}\n{InWords(location)}";
        var texts = Texts(text, envelope);
        var media = content.Media.Select(item => item.Url).Chunk(MaxMediaPerMessage).ToList();
        for (var i = 0; i < Math.Max(texts.Count, media.Count); i++)
        {
            var message = i < texts.Count ? texts[i] : envelope;
            yield return i < media.Count ? message with { MediaUrls = media[i] } : message;
        }
    }

    private protected override IReadOnlyList<TwilioMessage> ComposeTemplate(
        TwilioTemplate template, FilledTemplate filled, string? locale, TwilioMessage envelope) =>
        Texts(filled.Text, envelope);

    private static string InWords(TwilioLocation location) => string.Join('\n', new[]
    {
        location.Name,
        location.Address,
        $"https://www.google.com/maps/search/?api=1&query={location.Coordinates}",
    }.Where(line => !string.IsNullOrWhiteSpace(line)));
}
