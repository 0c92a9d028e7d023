namespace TwilioBot.Settings;

/// <summary>Reads <c>Admin:ApiKey</c>.</summary>
internal static class OperatorSettings
{
    private const string Key = "Admin:ApiKey";
    private const int ShortestKey = 16;

    /// <summary>The key that operators show; empty: there is none.</summary>
    public static string ReadKey(SettingsReader reader)
    {
        var key = reader.Text(Key);
        if (key.Length is > 0 and < ShortestKey)
        {
            reader.Problem($"{Key} is shorter than {ShortestKey} characters. Set it to what \"openssl rand -hex 32\" prints, or leave it out to switch the operators' addresses off.");
        }
        // It travels in a header.
        else if (key.Any(letter => letter is <= ' ' or > '~'))
        {
            reader.Problem($"{Key} has a blank or a letter outside ASCII. Set it to what \"openssl rand -hex 32\" prints, or leave it out to switch the operators' addresses off.");
        }
        return key;
    }
}
