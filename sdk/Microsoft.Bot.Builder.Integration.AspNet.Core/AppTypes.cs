namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>What the bot's app is, in the words of <c>MicrosoftAppType</c>.</summary>
internal enum AppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMsi,
}

internal static class AppTypes
{
    /// <summary>The type that a setting names; many tenants when it names none.</summary>
    public static AppType Parse(string setting)
        => string.IsNullOrWhiteSpace(setting) ? AppType.MultiTenant
            : Enum.TryParse<AppType>(setting, ignoreCase: true, out var type) && Enum.IsDefined(type) ? type
            : throw new ArgumentException(
                $"MicrosoftAppType is \"{setting}\"; it must be MultiTenant, SingleTenant or UserAssignedMSI.", nameof(setting));
}
