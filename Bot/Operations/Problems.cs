namespace TwilioBot.Operations;

/// <summary>Answers that say what is wrong and what to do about it (<c>application/problem+json</c>).</summary>
internal static class Problems
{
    public static IResult Of(int status, string cause, string cure) => Results.Problem(title: cause, detail: cure, statusCode: status);
}
