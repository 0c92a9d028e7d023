using System.Globalization;

namespace TwilioBot.Settings;

/// <summary>Reads settings one by one and collects a sentence about each that is wrong.</summary>
internal sealed class SettingsReader(IConfiguration configuration, List<string> problems)
{
    public IConfiguration Configuration => configuration;

    public void Problem(string sentence) => problems.Add(sentence);

    /// <summary>The setting without blanks around it; empty when absent.</summary>
    public string Text(string key) => configuration[key]?.Trim() ?? "";

    /// <summary>A single value, values with commas between them, or a section of values.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var section = configuration.GetSection(key);
        var values = section.Value is { Length: > 0 } one ? one.Split(',') : section.GetChildren().Select(child => child.Value ?? "");
        return [.. values.Select(value => value.Trim()).Where(value => value.Length > 0)];
    }

    public TimeSpan Time(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return fallback;
        }
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }
        Problem($"{key} is \"{text}\". Write a time as hours:minutes:seconds between {least} and {most}, such as {fallback}.");
        return fallback;
    }

    public int Number(string key, int fallback, int least, int most)
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return fallback;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }
        Problem($"{key} is \"{text}\". Write a whole number from {least} to {most}, such as {fallback}.");
        return fallback;
    }

    public T Choice<T>(string key, T fallback) where T : struct, Enum
    {
        var text = Text(key);
        if (text.Length == 0)
        {
            return fallback;
        }
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
        {
            return value;
        }
        Problem($"{key} is \"{text}\". Write one of: {string.Join(", ", Enum.GetNames<T>())}.");
        return fallback;
    }
}
