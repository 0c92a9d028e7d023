using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwilioBot.Delivery;
using TwilioBot.Telemetry;
using TwilioBot.Wire;

namespace TwilioBot.Operations;

/// <summary>Dead letters as JSON.</summary>
internal static class DeadLetterView
{
    // Read by people: letters as they are, and nothing where there is nothing to say.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>A page: ids and reasons, the last digits of a number at the most.</summary>
    public static IResult Of(DeadLetterPage page, int limit, Redactor redactor) => Results.Json(
        new
        {
            DeadLetters = page.Letters.Select(letter => Outline(letter, redactor)),
            Next = page.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"/ops/dead-letters?limit={limit}&after={next}") : null,
        },
        Json);

    /// <summary>One, and what it says.</summary>
    public static IResult Of(DeadLetter letter) => Results.Json(
        new
        {
            Id = IdOf(letter),
            Kind = Word(letter.Kind),
            State = Word(letter.State),
            letter.Since,
            letter.Conversation,
            Channel = letter.ChannelId,
            letter.Person,
            letter.CreatedAt,
            letter.Attempts,
            letter.Reason,
            ErrorCode = CodeOf(letter),
            Advice = AdviceOn(letter),
            MayHaveLeft = DoubtAbout(letter),
            letter.Replays,
            letter.DecidedAt,
            letter.DecidedBy,
            Text = letter.Form?["Body"] ?? letter.Message?.Body,
            Fields = letter.Form?.Select(field => new { field.Key, field.Value }),
            letter.Message,
        },
        Json);

    /// <summary>What a decision came to.</summary>
    public static IResult Of(DeadLetterVerdict verdict) => Results.Json(
        new
        {
            Id = IdOf(verdict.Letter!),
            State = Word(verdict.Letter!.State),
            verdict.Letter.Replays,
            verdict.Letter.DecidedAt,
            verdict.Letter.DecidedBy,
            Note = verdict.Outcome == DeadLetterOutcome.AlreadySent ? "A status callback has told that Twilio has it: it counts as sent, and does not leave again." : null,
        },
        Json);

    /// <summary>The id as an address holds it: that of a status has strokes in it.</summary>
    public static string IdOf(DeadLetter letter) => letter.Id.Replace('/', '.');

    /// <summary>The id that an address means.</summary>
    public static string IdFrom(string id) => id.Replace('.', '/');

    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static object Outline(DeadLetter letter, Redactor redactor) => new
    {
        Id = IdOf(letter),
        Kind = Word(letter.Kind),
        letter.Since,
        letter.Conversation,
        Channel = letter.ChannelId,
        Person = letter.Person.Length > 2 ? "***" + letter.Person[^2..] : null,
        letter.CreatedAt,
        letter.Attempts,
        // Exceptions and Twilio's sentences may repeat a number.
        Reason = letter.Reason is null ? null : redactor.Redact(letter.Reason),
        ErrorCode = CodeOf(letter),
        Advice = AdviceOn(letter),
        MayHaveLeft = DoubtAbout(letter),
        letter.Replays,
        letter.DecidedAt,
        letter.DecidedBy,
    };

    private static int? CodeOf(DeadLetter letter) => letter.ErrorCode == 0 ? null : letter.ErrorCode;

    private static string? AdviceOn(DeadLetter letter) => TwilioErrors.Find(letter.ErrorCode)?.Advice;

    private static bool? DoubtAbout(DeadLetter letter) => letter.Kind == DeadLetterKind.Reply ? letter.MayHaveLeft : null;
}
