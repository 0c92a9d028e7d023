using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>
/// Gathers what an activity has to say. Whatever Twilio cannot carry becomes words, or is left out with a log line; nothing throws.
/// </summary>
internal sealed class ContentReader(Func<string, string> render, TwilioOptions options, ILogger logger)
{
    public OutboundContent Read(Activity activity)
    {
        var plain = activity.TextFormat == TextFormatTypes.Plain;
        var paragraphs = new List<string>();
        var media = new List<OutboundMedia>();

        if (!string.IsNullOrWhiteSpace(activity.Text)) paragraphs.Add(plain ? activity.Text : render(activity.Text));

        foreach (var attachment in activity.Attachments ?? [])
        {
            if (CardReader.TryRead(attachment, plain, out var card))
            {
                if (card.Markdown.Length > 0) paragraphs.Add(render(card.Markdown));
                foreach (var item in card.Media) AddMedia(item.Url, item.ContentType, item.Url);
            }
            else if (!string.IsNullOrEmpty(attachment.ContentUrl))
            {
                AddMedia(attachment.ContentUrl, attachment.ContentType, attachment.Name);
            }
            else if (attachment.Content is string { Length: > 0 } text
                && attachment.ContentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true)
            {
                paragraphs.Add(text);
            }
            else
            {
                Log.AttachmentLeftOut(logger, attachment.ContentType);
            }
        }

        if (activity.SuggestedActions?.Actions is { Count: > 0 } actions && ButtonText.Of(actions) is { Length: > 0 } buttons)
        {
            paragraphs.Add(render(buttons));
        }

        var location = TwilioLocation.Of(activity);
        var content = new OutboundContent(string.Join("\n\n", paragraphs), media, location);

        // A location says its name itself. Bots repeat it as the text for channels that show no locations.
        return content.Text == location?.Name ? content with { Text = "" } : content;

        void AddMedia(string url, string? contentType, string? name)
        {
            // A file that the bot serves itself may be given by its path.
            var address = url.StartsWith('/') && options.PublicUrl.Length > 0 ? PublicAddress.Join(options.PublicUrl, url) : url;
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")
            {
                // Blanks and letters beyond ASCII are escaped; an address that is in order, perhaps a signed one, stays as it is.
                media.Add(new OutboundMedia(Uri.IsWellFormedUriString(address, UriKind.Absolute) ? address : uri.AbsoluteUri, contentType));
                return;
            }

            // Twilio fetches media by http(s) only: an embedded data: address cannot be sent.
            Log.AttachmentLeftOut(logger, contentType);
            if (!string.IsNullOrWhiteSpace(name) && name != url) paragraphs.Add(name);
        }
    }
}
