namespace TwilioBot.Delivery;

/// <summary>How the replies of a turn leave.</summary>
public enum ReplyMode
{
    /// <summary>Through Twilio's REST API: each is confirmed, or looked for.</summary>
    Rest,

    /// <summary>In the webhook's response where that can be, else through the REST API. Cheaper, and at most once: Twilio confirms nothing.</summary>
    TwiML,
}
