using System.Globalization;
using System.Text.RegularExpressions;
using TwilioBot.Delivery;
using TwilioBot.Telemetry;

namespace TwilioBot.Operations;

/// <summary>Answers operators who look at dead letters, and does what they decide.</summary>
internal sealed partial class DeadLetterDesk(IMessageStore store, Redactor redactor, TimeProvider clock, ILogger<DeadLetterDesk> logger)
{
    private const int UsualPage = 50, LargestPage = 200;

    // A database that hangs must not keep an operator waiting for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary><c>GET /ops/dead-letters?limit=…&amp;after=…</c>: a page, without what the letters say and whose they are.</summary>
    public Task<IResult> ListAsync(HttpRequest request) => AnswerAsync(async () =>
    {
        if (OperatorOf(request) is not { } who)
        {
            return BadOperator();
        }
        if (!TryRead(request.Query["limit"], UsualPage, out var limit) || limit is < 1 or > LargestPage)
        {
            return Bad("limit is no number of letters", $"Write a whole number from 1 to {LargestPage}, or leave it out.");
        }
        var after = request.Query["after"].ToString();
        if (DeadLetterPlace.Parse(after) is var place && place is null && after.Length > 0)
        {
            return Bad("after is no place in the list", "Ask for the address in \"next\" of the page before, as it is.");
        }
        var page = await store.ListDeadLettersAsync(place, limit, request.HttpContext.RequestAborted).WaitAsync(Patience, clock).ConfigureAwait(false);
        Log.LettersListed(logger, who);
        return DeadLetterView.Of(page, limit, redactor);
    });

    /// <summary><c>GET /ops/dead-letters/{id}</c>: all of one, with what it says.</summary>
    public Task<IResult> ReadAsync(HttpRequest request, string id) => AnswerAsync(async () =>
    {
        if (OperatorOf(request) is not { } who)
        {
            return BadOperator();
        }
        var letter = await store.FindDeadLetterAsync(DeadLetterView.IdFrom(id), request.HttpContext.RequestAborted).WaitAsync(Patience, clock).ConfigureAwait(false);
        if (letter is null)
        {
            return NotFound();
        }
        Log.LetterRead(logger, letter.Id, who);
        request.HttpContext.Response.Headers.ETag = $"\"{letter.Replays.ToString(CultureInfo.InvariantCulture)}\"";
        return DeadLetterView.Of(letter);
    });

    /// <summary><c>POST /ops/dead-letters/{id}/replay</c>: it is tried again.</summary>
    public Task<IResult> ReplayAsync(HttpRequest request, string id) => DecideAsync(request, id, "replay", store.ReplayDeadLetterAsync);

    /// <summary><c>POST /ops/dead-letters/{id}/drop</c>: it is given up.</summary>
    public Task<IResult> DropAsync(HttpRequest request, string id) => DecideAsync(request, id, "drop", store.DropDeadLetterAsync);

    private Task<IResult> DecideAsync(
        HttpRequest request, string id, string action, Func<DeadLetterDecision, CancellationToken, Task<DeadLetterVerdict>> decideAsync) => AnswerAsync(async () =>
    {
        if (OperatorOf(request) is not { } who)
        {
            return BadOperator();
        }
        int? seen = null;
        if (request.Headers.IfMatch.ToString() is { Length: > 0 } match)
        {
            if (!TryRead(match.Trim().Trim('"'), 0, out var replays))
            {
                return Bad("If-Match is none of ours", "Send the ETag of the letter as you read it, or leave If-Match out.");
            }
            seen = replays;
        }
        var decision = new DeadLetterDecision(DeadLetterView.IdFrom(id), who, seen);
        try
        {
            // Whoever asked may be gone: what was decided is decided, and logged.
            var verdict = await decideAsync(decision, CancellationToken.None).WaitAsync(Patience, clock).ConfigureAwait(false);
            Log.LetterDecided(logger, verdict.Letter?.Id ?? "(unknown)", action, who, verdict.Outcome.ToString());
            return Answer(verdict);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            Log.LetterDecided(logger, "(asked for)", action, who, "nobody knows what: " + e.Message);
            throw;
        }
    });

    private static IResult Answer(DeadLetterVerdict verdict) => verdict.Outcome switch
    {
        DeadLetterOutcome.NotFound => NotFound(),
        DeadLetterOutcome.NotDead => Problems.Of(
            StatusCodes.Status409Conflict, "It is no dead letter any more",
            string.Create(CultureInfo.InvariantCulture, $"{verdict.Letter!.DecidedBy} decided on it at {verdict.Letter.DecidedAt:u}, and it is \"{DeadLetterView.Word(verdict.Letter.State)}\" now. Nothing was changed.")),
        DeadLetterOutcome.Changed => Problems.Of(
            StatusCodes.Status412PreconditionFailed, "It was replayed since you looked, and failed again",
            "Nothing was changed. Read it again, and send the ETag that it has now."),
        DeadLetterOutcome.Unreadable => Problems.Of(
            StatusCodes.Status409Conflict, "Its row in the database is damaged",
            "What it said cannot be read any more, so it cannot be tried again. Nothing was changed. Drop it when you have seen it."),
        _ => DeadLetterView.Of(verdict),
    };

    private static async Task<IResult> AnswerAsync(Func<Task<IResult>> answerAsync)
    {
        try
        {
            return await answerAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable, "The database is away, or takes too long",
                "Ask again when /health/ready answers 200. After a replay or a drop, look at the letter first: it may have taken effect.");
        }
    }

    private static IResult Bad(string cause, string cure) => Problems.Of(StatusCodes.Status400BadRequest, cause, cure);

    private static IResult BadOperator() => Bad("X-Operator is no name", "Send a name or address of 1 to 64 letters, digits and . _ @ -, or leave it out.");

    private static IResult NotFound() => Problems.Of(
        StatusCodes.Status404NotFound, "There is no such dead letter",
        "Take an id from GET /ops/dead-letters. What was dropped or done with long ago is removed.");

    // Who shows the key may be several people; each may say who they are.
    private static string? OperatorOf(HttpRequest request) =>
        request.Headers["X-Operator"].ToString() is { Length: > 0 } name
            ? Name().IsMatch(name) ? name : null
            : $"somebody at {request.HttpContext.Connection.RemoteIpAddress}";

    private static bool TryRead(string? text, int fallback, out int value)
    {
        value = fallback;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._@\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
