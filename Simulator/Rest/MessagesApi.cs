using System.Globalization;
using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator.Outbound;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Rest;

/// <summary>Create, fetch, list, change and delete messages.</summary>
internal static class MessagesApi
{
    public static async Task<IResult> CreateAsync(HttpRequest request, TwilioSimulator simulator, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(request, cancellationToken).ConfigureAwait(false) is not { } form) return FormBody.TooLarge();

        var fault = simulator.Options.Faults.OnCreate?.Invoke(form);
        if (fault is null or { Accepted: true })
        {
            if (!simulator.Intake.TryTake(form, MessageDirection.OutboundApi, out var message, out var error))
            {
                simulator.Debugger.Raise(error.Code, $"The bot's message was refused: {error.Message}", messageSid: "");
                return RestError.Of(error);
            }

            if (simulator.Options.Faults.BeforeAnswer is { } wait) await wait(message).ConfigureAwait(false);
            if (fault is null) return Message(simulator, message, StatusCodes.Status201Created);
        }

        if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, simulator.Time, cancellationToken).ConfigureAwait(false);
        if (fault.HttpStatus > 0)
        {
            if (fault.RetryAfter is { } wait) request.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            var meaning = TwilioErrors.Find(fault.Code)?.Meaning ?? "A fault that was asked for.";
            return RestError.Of(new CreateError(fault.Code, meaning, fault.HttpStatus));
        }

        request.HttpContext.Abort();
        return Results.Empty;
    }

    public static IResult Fetch(string sid, HttpRequest request, TwilioSimulator simulator) =>
        simulator.State.Find(sid) is { } message ? Message(simulator, message) : RestError.NotFound(request.Path);

    public static IResult List(HttpRequest request, TwilioSimulator simulator)
    {
        var faults = simulator.Options.Faults;
        if (faults.OnList?.Invoke() is { } status)
        {
            if (status > 0) return RestError.Of(new CreateError(20500, "A fault that was asked for.", status));
            request.HttpContext.Abort();
            return Results.Empty;
        }

        var newest = simulator.Time.GetUtcNow() - faults.ListLag;
        var page = MessageQuery.Read(request.QueryString.Value ?? "").Page([.. simulator.State.Messages.Where(m => m.DateCreated <= newest && faults.Unlisted?.Invoke(m) != true)]);
        var account = simulator.Options.AccountSid;
        return new RestJson(StatusCodes.Status200OK, json =>
        {
            page.WriteEnvelope(json, $"/{RestApi.Version}/Accounts/{account}/Messages.json");
            json.WriteStartArray("messages");
            foreach (var message in page.Messages)
            {
                json.WriteStartObject();
                MessageJson.Write(json, message, account);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Takes a text out (<c>Body=</c>), or calls a message back (<c>Status=canceled</c>).</summary>
    public static async Task<IResult> UpdateAsync(
        string sid, HttpRequest request, TwilioSimulator simulator, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(request, cancellationToken).ConfigureAwait(false) is not { } form) return FormBody.TooLarge();
        if (simulator.State.Find(sid) is not { } message) return RestError.NotFound(request.Path);

        switch (form["Body"], form["Status"])
        {
            case ({ Length: 0 }, null) when !IsComplete(message):
                return Conflict(20009, "Cannot redact this resource before it is complete");
            case ({ Length: 0 }, null):
                return simulator.State.Update(sid, m => m with { Body = "" }) is { } redacted
                    ? Message(simulator, redacted)
                    : RestError.NotFound(request.Path);
            case (null, MessageStatus.Canceled):
                return simulator.Progress.Cancel(sid) is { } canceled
                    ? Message(simulator, canceled)
                    : Conflict(30409, "This message cannot be canceled");
            default:
                return RestError.Of(new CreateError(30400, "Parameters are not valid"));
        }
    }

    public static IResult Delete(string sid, HttpRequest request, TwilioSimulator simulator)
    {
        if (simulator.State.Find(sid) is not { } message) return RestError.NotFound(request.Path);
        if (!IsComplete(message)) return Conflict(20009, "Cannot delete this resource before it is complete");

        simulator.State.Remove(sid);
        return Results.NoContent();
    }

    private static IResult Conflict(int code, string message) =>
        RestError.Of(new CreateError(code, message, StatusCodes.Status409Conflict));

    private static bool IsComplete(SimulatedMessage message) =>
        message.Status == MessageStatus.Sent || MessageStatus.IsFinal(message.Status);

    private static RestJson Message(TwilioSimulator simulator, SimulatedMessage message, int status = StatusCodes.Status200OK) =>
        new(status, json => MessageJson.Write(json, message, simulator.Options.AccountSid));
}
