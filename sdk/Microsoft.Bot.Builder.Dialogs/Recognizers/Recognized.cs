namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>A number found in a text; <see cref="End"/> is the index after its last character.</summary>
internal readonly record struct Recognized(int Start, int End, decimal Value);
