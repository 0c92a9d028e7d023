using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"settings": the configuration that stands in the turn's state, for reading.</summary>
public class SettingsMemoryScope : MemoryScope
{
    public SettingsMemoryScope()
        : base(ScopePath.Settings, includeInSnapshot: false)
    {
    }

    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var turnState = dc.Context.TurnState;
        if (!turnState.TryGetValue(ScopePath.Settings, out var settings))
        {
            settings = Tree(turnState.Get<IConfiguration>()?.GetChildren() ?? []);
            turnState[ScopePath.Settings] = settings;
        }

        return settings;
    }

    public override void SetMemory(DialogContext dc, object memory) =>
        throw new NotSupportedException("The scope 'settings' can't be modified.");

    /// <summary>Sections as dictionaries, sections whose keys count up from 0 as lists.</summary>
    private static object Tree(IEnumerable<IConfigurationSection> sections)
    {
        var children = sections.Select(section => KeyValuePair.Create(
            section.Key, section.GetChildren().Any() ? Tree(section.GetChildren()) : section.Value)).ToList();

        return children.Count > 0 && children.Select((child, index) => child.Key == index.ToString(System.Globalization.CultureInfo.InvariantCulture)).All(same => same)
            ? children.ConvertAll(child => child.Value)
            : new Dictionary<string, object>(children, StringComparer.OrdinalIgnoreCase);
    }
}
