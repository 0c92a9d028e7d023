namespace TwilioBot.Adapters;

/// <summary>One field of a webhook as Twilio sent it.</summary>
public sealed record TwilioField(string Name, string Value);
