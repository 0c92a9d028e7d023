namespace TwilioBot.Adapters;

/// <summary>
/// Outbound <c>ChannelData</c>: send the template that the configuration knows as <paramref name="Name"/>
/// (<c>Twilio:Templates:&lt;name&gt;</c>), in the language of the activity's <c>Locale</c>.
/// </summary>
/// <param name="Name">The template's name in the configuration.</param>
/// <param name="Values">The values of {{1}}, {{2}} …, in order.</param>
public sealed record TwilioTemplate(string Name, IReadOnlyList<string> Values);
