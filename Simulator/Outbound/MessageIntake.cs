using System.Diagnostics.CodeAnalysis;
using TwilioBot.Simulator.State;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Outbound;

/// <summary>Takes the bot's messages, however they come: through REST, as the answer to a webhook, or from Twilio itself.</summary>
internal sealed class MessageIntake(
    TwilioSimulatorOptions options, SimulatorState state, Debugger debugger, CreateRules rules, MessageProgress progress, TimeProvider time)
{
    /// <summary>Takes a message, which then goes its way by itself.</summary>
    public bool TryTake(
        TwilioForm form, string direction, [NotNullWhen(true)] out SimulatedMessage? message, [NotNullWhen(false)] out CreateError? error)
    {
        message = null;
        error = rules.Check(form);
        if (error is not null) return false;

        message = Create(form, direction);
        state.Add(message);
        options.OnAccepted?.Invoke(message);
        progress.Start(message);
        return true;
    }

    /// <summary>Carries out one reply of a TwiML answer. What REST would refuse becomes an alert: there is nobody to tell.</summary>
    public void Reply(SimulatedMessage inbound, TwimlMessage reply)
    {
        var fields = new List<KeyValuePair<string, string>>
        {
            new("To", reply.To ?? inbound.From),
            new("From", reply.From ?? inbound.To),
        };
        if (reply.Body.Length > 0) fields.Add(new("Body", reply.Body));
        fields.AddRange(reply.MediaUrls.Select(url => new KeyValuePair<string, string>("MediaUrl", url)));
        if (reply.StatusCallback is { } callback) fields.Add(new("StatusCallback", callback));

        if (!TryTake(TwilioForm.Of(fields), MessageDirection.OutboundReply, out _, out var error))
        {
            debugger.Raise(error.Code, error.Message, inbound.Sid);
        }
    }

    /// <summary>Sends what Twilio says by itself, even to people who told the bot to stop.</summary>
    public void SendAutomatic(string from, string to, string body)
    {
        var form = TwilioForm.Of([new("To", to), new("From", from), new("Body", body)]);
        var message = Create(form, MessageDirection.OutboundReply) with { IsAutomatic = true };
        state.Add(message);
        progress.Start(message);
    }

    private SimulatedMessage Create(TwilioForm form, string direction)
    {
        var to = form["To"]!;
        var service = form["MessagingServiceSid"] is { Length: > 0 } sid ? sid : null;
        var whatsApp = TwilioAddress.IsWhatsApp(to);
        var template = form["ContentSid"] is { Length: > 0 } contentSid ? options.Templates[contentSid] : null;
        var body = template is null ? form["Body"] ?? "" : TemplateText.Fill(template, form["ContentVariables"]);
        var now = time.GetUtcNow();

        // A template replaces body and media; WhatsApp takes the first address only.
        var media = template is not null ? [] : form.All("MediaUrl").Take(whatsApp ? 1 : int.MaxValue)
            .Select(url => new SimulatedMedia(Sid.New("ME"), MediaTypes.Guess(url), now) { SourceUrl = url }).ToList();

        return new SimulatedMessage
        {
            Sid = Sid.New(media.Count > 0 || template is not null ? "MM" : "SM"),
            From = form["From"] is { Length: > 0 } from ? from : service is null ? rules.SenderFor(to) : "",
            To = to,
            Body = body,
            Direction = direction,
            Status = CreateRules.SendAt(form) is not null ? MessageStatus.Scheduled
                : service is not null ? MessageStatus.Accepted
                : MessageStatus.Queued,
            DateCreated = now,
            DateUpdated = now,
            NumSegments = service is not null ? 0 : SegmentsOf(body, whatsApp || media.Count > 0),
            Media = media,
            Place = whatsApp ? GeoAction.Read(form) : null,
            MessagingServiceSid = service,
            Parameters = form,
        };
    }

    /// <summary>How many parts a text is cut into; 1 where texts are not cut.</summary>
    internal static int SegmentsOf(string body, bool whole) => whole ? 1 : SmsSegments.Count(body).Segments;
}
