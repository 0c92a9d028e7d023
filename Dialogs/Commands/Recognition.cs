namespace TwilioBot.Dialogs;

/// <summary>A text that was understood.</summary>
/// <param name="Command">What it asks for.</param>
/// <param name="Language">The language it was asked in: <c>en</c> or <c>es</c>.</param>
/// <param name="Argument">What followed the command's words, as typed; empty when nothing did.</param>
public sealed record Recognition(Command Command, string Language, string Argument = "");
