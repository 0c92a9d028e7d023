namespace Twilio.Http;

/// <summary>The release of the official package whose behaviour this assembly keeps.</summary>
internal static class LibraryVersion
{
    public const string Text = "7.14.9";
}
