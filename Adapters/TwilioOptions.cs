namespace TwilioBot.Adapters;

/// <summary>The configuration section <c>Twilio</c>. A class, not a record: a record would print its secrets.</summary>
public sealed class TwilioOptions
{
    /// <summary>Account (<c>AC…</c>) that our numbers belong to.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's primary auth token: signs webhooks, and REST calls when no API key is given.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>The token before a rotation: still accepted on webhooks.</summary>
    public string PreviousAuthToken { get; set; } = "";

    /// <summary>API key (<c>SK…</c>) for REST calls; preferred over the auth token.</summary>
    public string ApiKeySid { get; set; } = "";

    /// <summary>The API key's secret.</summary>
    public string ApiKeySecret { get; set; } = "";

    /// <summary>Our SMS numbers, <c>+E.164</c>.</summary>
    public IList<string> SmsNumbers { get; set; } = [];

    /// <summary>Our WhatsApp senders, <c>whatsapp:+E.164</c>.</summary>
    public IList<string> WhatsAppNumbers { get; set; } = [];

    /// <summary>Messaging Service (<c>MG…</c>) to send through; empty: none.</summary>
    public string MessagingServiceSid { get; set; } = "";

    /// <summary>The base address Twilio signs, as typed into its console; never taken from request headers.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>When set, REST calls go to this base address in place of Twilio's hosts.</summary>
    public string ApiBaseUrl { get; set; } = "";

    /// <summary>
    /// Whether Twilio can call us at <see cref="PublicUrl"/>: not when that is on this machine, unless what stands in for Twilio
    /// (<see cref="ApiBaseUrl"/>) may be as well.
    /// </summary>
    public bool IsReachable => PublicUrl.Length > 0 && (ApiBaseUrl.Length > 0 || !new Uri(PublicUrl).IsLoopback);

    /// <summary>Whether <paramref name="address"/> is a number or sender of ours.</summary>
    public bool Owns(string address) => SmsNumbers.Contains(address) || WhatsAppNumbers.Contains(address);

    /// <summary>Who answers STOP, START, HELP and their like on SMS.</summary>
    public OptOutAnswers OptOut { get; set; }

    /// <summary>Longest one REST call may take.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Templates by name, then by language (<c>en</c>, <c>es</c>).</summary>
    public IDictionary<string, IDictionary<string, TwilioTemplateOptions>> Templates { get; set; } =
        new Dictionary<string, IDictionary<string, TwilioTemplateOptions>>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One template in one language.</summary>
public sealed class TwilioTemplateOptions
{
    /// <summary>Twilio's id of the approved template (<c>HX…</c>); empty: the text is sent as an ordinary message.</summary>
    public string ContentSid { get; set; } = "";

    /// <summary>The template's text with {{1}}, {{2}} … in it.</summary>
    public string Text { get; set; } = "";
}
