using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>A picture, another file or a location came: says what it was.</summary>
public sealed class ReceivedDialog : ConversationDialog
{
    public ReceivedDialog(People people)
        : base(nameof(ReceivedDialog), people) => TalkThrough(SayWhatCame);

    /// <summary>Says what came, without becoming the active dialog: for when another one waits for a text.</summary>
    public async Task AcknowledgeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var enclosures = Enclosures.Of(turn.Activity);
        var items = new List<string>();
        foreach (var kind in enclosures.Files.GroupBy(KindOf))
        {
            var types = string.Join(", ", kind.Select(file => file.ContentType ?? "?").Distinct(StringComparer.OrdinalIgnoreCase));
            var count = kind.Count();
            items.Add(await TextAsync(turn, count == 1 ? $"One{kind.Key}" : $"{kind.Key}s", [count, types], cancellationToken));
        }

        if (enclosures.PlaceInWords is { } place) items.Add(await TextAsync(turn, "Place", [place], cancellationToken));

        var and = await TextAsync(turn, "And", [], cancellationToken);
        var list = items.Count > 1 ? $"{string.Join(", ", items[..^1])} {and} {items[^1]}" : items.Single();
        var thanks = await TextAsync(turn, "Thanks", [], cancellationToken);
        await turn.SendActivityAsync(await MessageAsync(turn, $"{thanks} {list}.", cancellationToken), cancellationToken);
    }

    private async Task<DialogTurnResult> SayWhatCame(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await AcknowledgeAsync(step.Context, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static string KindOf(Attachment file) => file.ContentType?.ToLowerInvariant().Split('/') switch
    {
        ["image", ..] => "Picture",
        ["video", ..] => "Video",
        ["audio", ..] => "Recording",
        ["text", "vcard" or "x-vcard" or "directory"] => "Contact",
        _ => "File",
    };
}
