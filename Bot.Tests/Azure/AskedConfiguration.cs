using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace TwilioBot.Tests.Azure;

/// <summary>Settings that remember which of them were asked for.</summary>
internal sealed class AskedConfiguration : ConfigurationProvider, IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="variables">Names as in the environment: <c>Twilio__AccountSid</c>.</param>
    public AskedConfiguration(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        foreach (var (name, value) in variables)
        {
            Data[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }
        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    public bool WasAsked(string variable) => _asked.ContainsKey(variable.Replace("__", ":", StringComparison.Ordinal));

    public override bool TryGet(string key, out string? value)
    {
        _asked[key] = true;
        return base.TryGet(key, out value);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
