namespace Microsoft.Bot.Schema;

/// <summary>Ways in which an activity may reach its recipient.</summary>
public static class DeliveryModes
{
    public const string Normal = "normal";
    public const string Notification = "notification";
    public const string ExpectReplies = "expectReplies";
    public const string Ephemeral = "ephemeral";
}
