namespace TwilioBot.Dialogs;

/// <summary>Where the bot runs, and since when.</summary>
/// <param name="HostName">The machine's name, as told to people.</param>
/// <param name="StartedAt">When the process started.</param>
/// <param name="PublicUrl">
/// The base address that the world reaches us at. Asked each time: in development it is known only once the server listens.
/// </param>
public sealed record BotHome(string HostName, DateTimeOffset StartedAt, Func<Uri> PublicUrl)
{
    /// <summary>The public address of a file that the bot serves under <c>/media</c>.</summary>
    public string MediaUrl(string fileName) => $"{PublicUrl().GetLeftPart(UriPartial.Path).TrimEnd('/')}/media/{fileName}";
}
