using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>One row of the token matrix: what is sent, and whether it is let in.</summary>
/// <param name="Name">What is particular about it.</param>
/// <param name="Authorization">The Authorization headers, made when the row runs so that times are right.</param>
/// <param name="Development">What a bot in Development answers.</param>
/// <param name="Production">What a bot in Production answers.</param>
internal sealed record TokenRow(string Name, Func<string[]> Authorization, int Development, int Production)
{
    /// <summary>Members of the activity that differ from an ordinary one.</summary>
    public JObject Activity { get; init; } = [];
}
