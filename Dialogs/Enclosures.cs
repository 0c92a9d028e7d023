using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace TwilioBot.Dialogs;

/// <summary>What came with a message besides its text: files, and a place.</summary>
internal sealed class Enclosures
{
    private Enclosures(Activity activity)
    {
        // Some channels put the text itself into an attachment once more; what somebody sent has an address.
        Files = [.. (activity.Attachments ?? []).Where(attachment => attachment.ContentUrl is not null)];
        Place = TwilioLocation.Of(activity);
    }

    public IReadOnlyList<Attachment> Files { get; }

    public TwilioLocation? Place { get; }

    public bool Any => Files.Count > 0 || Place is not null;

    /// <summary>The place in words: its name, else its address, else its coordinates.</summary>
    public string? PlaceInWords => Place is null ? null : Place.Name ?? Place.Address ?? Place.Coordinates;

    public static Enclosures Of(Activity activity) => new(activity);
}
