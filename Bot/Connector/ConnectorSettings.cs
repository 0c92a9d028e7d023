using Microsoft.Bot.Connector.Authentication;
using TwilioBot.Settings;

namespace TwilioBot.Connector;

/// <summary>Who the bot is to Azure Bot Service and the Emulator, and whom it listens to.</summary>
public sealed class ConnectorSettings
{
    // Each cloud has its own set; a part of one would leave the rest without anything to be held to.
    private static readonly string[] CloudKeys =
    [
        "ToChannelFromBotLoginUrl", "ToChannelFromBotOAuthScope", "ToBotFromChannelTokenIssuer", "OAuthUrl",
        "ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl",
    ];

    /// <summary><c>MicrosoftAppId</c>; empty when the bot has none.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Whether tokens of the Emulator count and, without an app id, requests without a token do.</summary>
    public bool AllowsEmulator { get; init; }

    /// <summary>Who issues the tokens of channels: <c>ToBotFromChannelTokenIssuer</c>, else the one of the cloud.</summary>
    public string ChannelTokenIssuer { get; init; } = AuthenticationConstants.ToBotFromChannelTokenIssuer;

    /// <summary>Whether nobody can be authenticated, and so nobody is let in.</summary>
    public bool IsClosed => AppId.Length == 0 && !AllowsEmulator;

    internal static ConnectorSettings Read(SettingsReader reader, bool isDevelopment)
    {
        var appId = reader.Text(MicrosoftAppCredentials.MicrosoftAppIdKey);
        CheckIdentity(reader, appId);
        CheckCloud(reader);
        var government = reader.Text("ChannelService") == GovernmentAuthenticationConstants.ChannelService;
        return new ConnectorSettings
        {
            AppId = appId,
            AllowsEmulator = isDevelopment,
            ChannelTokenIssuer = reader.Text("ToBotFromChannelTokenIssuer") is { Length: > 0 } issuer ? issuer
                : government ? GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer
                : AuthenticationConstants.ToBotFromChannelTokenIssuer,
        };
    }

    private static void CheckIdentity(SettingsReader reader, string appId)
    {
        var type = reader.Text(MicrosoftAppCredentials.MicrosoftAppTypeKey);
        var password = reader.Text(MicrosoftAppCredentials.MicrosoftAppPasswordKey);
        var tenant = reader.Text(MicrosoftAppCredentials.MicrosoftAppTenantIdKey);
        var isManaged = type.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase);
        var isSingle = type.Equals("SingleTenant", StringComparison.OrdinalIgnoreCase);
        if (!isManaged && !isSingle && type.Length > 0 && !type.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
        {
            reader.Problem($"MicrosoftAppType is \"{type}\". Write the bot's type as its Azure Bot resource has it: MultiTenant, SingleTenant or UserAssignedMSI.");
        }
        if (appId.Length == 0)
        {
            if (password.Length > 0 || isManaged || isSingle)
            {
                reader.Problem("MicrosoftAppId is missing. Set it to the Microsoft App ID on the Configuration page of the Azure Bot, or remove the other MicrosoftApp settings to do without Azure Bot Service.");
            }
            return;
        }
        var hasCertificate = CertificateSettings.IsGiven(reader);
        if (hasCertificate && password.Length > 0)
        {
            reader.Problem("MicrosoftAppCertificatePath and MicrosoftAppPassword are both set. Remove the one that the bot is not to prove itself with.");
        }
        if (hasCertificate && isManaged)
        {
            reader.Problem("MicrosoftAppType is UserAssignedMSI, and MicrosoftAppCertificatePath is set. Remove the certificate, which a managed identity does without, or write SingleTenant.");
        }
        if (password.Length == 0 && !isManaged && !hasCertificate)
        {
            reader.Problem("MicrosoftAppPassword is missing. Set it to a client secret of the app in MicrosoftAppId, set MicrosoftAppCertificatePath instead, or set MicrosoftAppType to UserAssignedMSI for a managed identity, which has no secret.");
        }
        if (tenant.Length == 0 && (isManaged || isSingle))
        {
            reader.Problem("MicrosoftAppTenantId is missing. Set it to the App Tenant ID on the Configuration page of the Azure Bot; only MultiTenant bots do without.");
        }
    }

    private static void CheckCloud(SettingsReader reader)
    {
        var service = reader.Text("ChannelService");
        if (service.Length > 0 && service != GovernmentAuthenticationConstants.ChannelService)
        {
            reader.Problem($"ChannelService is \"{service}\". Leave it out for the public cloud, or write {GovernmentAuthenticationConstants.ChannelService}.");
        }
        var missing = CloudKeys.Where(key => reader.Text(key).Length == 0).ToList();
        if (missing.Count > 0 && missing.Count < CloudKeys.Length)
        {
            reader.Problem($"{string.Join(", ", missing)}: missing. The addresses of a cloud of your own are set all together, or none of them.");
        }
        foreach (var key in CloudKeys.Where(key => key.EndsWith("Url", StringComparison.Ordinal) && reader.Text(key).Length > 0))
        {
            if (!ServiceAddress.IsSafe(reader.Text(key)))
            {
                reader.Problem($"{key} is not an https address. Tokens and keys travel there: write https://host (http is accepted for this machine alone).");
            }
        }
    }
}
