using System.Diagnostics.CodeAnalysis;

namespace TwilioBot.Connector;

/// <summary>Where the bot's tokens and its people's words may go.</summary>
internal static class ServiceAddress
{
    /// <summary>An https address, or http on this machine; nothing that hides the host behind a user name.</summary>
    public static bool IsSafe([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Host.Length > 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
