namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>What the surface lists name and <c>sdk/</c> leaves out on purpose.</summary>
internal static class SurfaceScope
{
    private static readonly string[] Assemblies =
    [
        "Microsoft.Bot.Streaming", // bots over sockets
        "Microsoft.Bot.Connector.Streaming",
        "Microsoft.Bot.Builder.Adapters.Twilio", // the retired adapter; TwilioBot's own take its place
    ];

    private static readonly string[] Namespaces = ["Microsoft.Bot.Schema.Teams", "Microsoft.Bot.Schema.SharePoint"];

    private static readonly string[] Types = ["Microsoft.Bot.Builder.Skills.SkillHandler"]; // hosting other bots

    // A socket needs the streaming assemblies.
    private static readonly string[] Members = ["StreamingConnection CreateWebSocketConnection("];

    public static bool Contains(SurfaceType type)
        => !Assemblies.Contains(type.Assembly) && !Namespaces.Contains(type.Namespace) && !Types.Contains(type.FullName);

    public static bool Contains(string member) => !Members.Any(member.Contains);
}
