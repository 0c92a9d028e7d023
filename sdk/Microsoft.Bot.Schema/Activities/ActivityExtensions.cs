using System.Text.RegularExpressions;

namespace Microsoft.Bot.Schema;

/// <summary>Who is mentioned in a message, and the message without them.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id)
        => activity.GetMentions().Any(mention => mention.Mentioned.Id == id);

    public static bool MentionsRecipient(this IMessageActivity activity) => activity.MentionsId(activity.Recipient.Id);

    public static string RemoveRecipientMention(this IMessageActivity activity) => activity.RemoveMentionText(activity.Recipient.Id);

    /// <summary>Takes the mentions of an account out of the activity's text, and returns the text.</summary>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned.Id == id))
        {
            var written = mention.Text ?? $"<at>{mention.Mentioned.Name}</at>";
            activity.Text = Regex.Replace(activity.Text, Regex.Escape(written), string.Empty, RegexOptions.IgnoreCase).Trim();
        }

        return activity.Text;
    }
}
