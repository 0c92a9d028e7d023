namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Options and results are <see cref="object"/>, so a cancellation token given one argument too early compiles;
/// it is caught here before it is written into the state.
/// </summary>
internal static class TokenGuard
{
    public static void Refuse(object value, string name)
    {
        if (value is CancellationToken)
        {
            throw new ArgumentException($"{name} cannot be a cancellation token");
        }
    }
}
