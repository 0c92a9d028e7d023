using System.Globalization;
using TwilioBot.Simulator.Outbound;
using TwilioBot.Simulator.State;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Webhooks;

/// <summary>Takes what a person sends to the bot's webhook and does what the answer says.</summary>
internal sealed class InboundDelivery(
    TwilioSimulatorOptions options,
    SimulatorState state,
    Debugger debugger,
    WebhookClient webhooks,
    MessageIntake intake,
    OptOuts optOuts)
{
    private const int MostRedirects = 10;

    /// <summary>Delivers one message and waits until the webhook has been answered and the answer carried out.</summary>
    public async Task<SimulatedMessage> DeliverAsync(SimulatedMessage message, CancellationToken cancellationToken)
    {
        state.Add(message);

        var automatic = message.IsWhatsApp ? null : optOuts.Note(message.To, message.From, message.Body);
        if (automatic is not null)
        {
            intake.SendAutomatic(message.To, message.From, automatic);
        }

        var url = message.IsWhatsApp ? options.WhatsAppWebhookUrl : options.SmsWebhookUrl;
        if (string.IsNullOrEmpty(url))
        {
            var channel = message.IsWhatsApp ? "WhatsApp" : "SMS";
            debugger.Raise(11100, $"No webhook address is set for {channel}; nobody was told.", message.Sid);
            return Mark(message, WebhookOutcome.Failed);
        }

        var token = Guid.NewGuid().ToString();
        var failure = await AskAsync(message, message.Parameters, url, token, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < options.Faults.DuplicateWebhooks; i++)
        {
            await AskAsync(message, message.Parameters, url, token, cancellationToken).ConfigureAwait(false);
        }

        var fallback = message.IsWhatsApp ? options.WhatsAppFallbackUrl : options.SmsFallbackUrl;
        if (failure is not null && fallback.Length > 0)
        {
            failure = await AskAsync(message, failure.AddTo(message.Parameters), fallback, token, cancellationToken).ConfigureAwait(false);
        }

        return Mark(message, failure is null ? WebhookOutcome.Taken : WebhookOutcome.Failed);
    }

    /// <returns>Null when the webhook was taken and its answer carried out.</returns>
    private async Task<Failure?> AskAsync(
        SimulatedMessage message, TwilioForm form, string url, string token, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var attempt = await webhooks.PostAsync(WebhookKind.Message, url, form, message.Sid, token, cancellationToken).ConfigureAwait(false);
            if (attempt.ErrorCode is { } failed) return new Failure(failed, attempt.Url);

            var answer = TwimlAnswer.Read(attempt.ContentType, attempt.ResponseBody);
            foreach (var reply in answer.Messages)
            {
                intake.Reply(message, reply);
            }

            if (answer.ErrorCode is { } code)
            {
                debugger.Raise(code, answer.Problem!, message.Sid);
                return answer.Messages.Count > 0 ? null : new Failure(code, attempt.Url);
            }

            if (answer.Redirect is null) return null;
            if (redirects == MostRedirects || !Uri.TryCreate(new Uri(attempt.Url), answer.Redirect, out var next))
            {
                debugger.Raise(11215, $"<Redirect> to {answer.Redirect} leads nowhere.", message.Sid);
                return new Failure(11215, attempt.Url);
            }

            url = next.AbsoluteUri;
        }
    }

    private SimulatedMessage Mark(SimulatedMessage message, WebhookOutcome outcome) =>
        state.Update(message.Sid, m => m with { Webhook = outcome }) ?? message with { Webhook = outcome };

    /// <summary>What the fallback is told about the webhook that failed.</summary>
    /// <remarks>Source: https://www.twilio.com/docs/usage/security/availability-reliability</remarks>
    private sealed record Failure(int Code, string Url)
    {
        public TwilioForm AddTo(TwilioForm form) => TwilioForm.Of(
            [.. form, new("ErrorCode", Code.ToString(CultureInfo.InvariantCulture)), new("ErrorUrl", Url)]);
    }
}
