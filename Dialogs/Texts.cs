using System.Globalization;
using System.Resources;
using TwilioBot.Adapters;

namespace TwilioBot.Dialogs;

/// <summary>The texts of one dialog: Markdown, from the .resx files beside it, one per language.</summary>
public sealed class Texts(Type dialog)
{
    private readonly ResourceManager _resources = new(dialog);

    /// <summary>The text <paramref name="key"/> with its values filled in.</summary>
    /// <remarks>Strings are escaped: what a person typed must arrive as typed, whatever Markdown would make of it.</remarks>
    /// <exception cref="InvalidOperationException">There is no such text.</exception>
    public string Get(string language, string key, params ReadOnlySpan<object?> values)
    {
        var text = _resources.GetString(key, CultureInfo.GetCultureInfo(language))
            ?? throw new InvalidOperationException($"{dialog.Name}.resx has no text {key}.");
        if (values.IsEmpty) return text;

        var filled = new object?[values.Length];
        for (var i = 0; i < values.Length; i++) filled[i] = values[i] is string typed ? TwilioMarkdown.Escape(typed) : values[i];
        return string.Format(CultureInfo.InvariantCulture, text, filled);
    }
}
