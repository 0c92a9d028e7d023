using Microsoft.Bot.Schema;

namespace TwilioBot.Adapters;

/// <summary>Templates for channels that know none, such as the Emulator.</summary>
public static class TwilioTemplateText
{
    /// <summary>The filled text of the template that the activity's <c>ChannelData</c> names; null when it names none.</summary>
    /// <exception cref="InvalidOperationException">There is no such template, or a value is missing for it.</exception>
    public static string? Of(Activity activity, TwilioOptions options)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(options);
        return TemplateCatalog.Read(activity.ChannelData) is { } template ? new TemplateCatalog(options).Fill(template, activity.Locale).Text : null;
    }
}
