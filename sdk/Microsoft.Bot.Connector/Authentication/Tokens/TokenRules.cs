using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What is asked of tokens, by who sends them.</summary>
internal static class TokenRules
{
    // Tenants of Microsoft that issue tokens for bots and for the Emulator: public cloud (3.1 and 3.2 of the protocol), US government.
    private static readonly string[] WellKnownIssuers =
    [
        "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
        "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
        "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
        "https://sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e/",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0",
        "https://login.microsoftonline.us/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
        "https://login.microsoftonline.us/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
    ];

    private static readonly string[] TenantIssuers =
    [
        AuthenticationConstants.ValidTokenIssuerUrlTemplateV1,
        AuthenticationConstants.ValidTokenIssuerUrlTemplateV2,
        AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV1,
        AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV2,
    ];

    public static TokenValidationParameters FromChannel(string issuer) => IssuedBy([issuer]);

    public static TokenValidationParameters FromBotOrEmulator(IEnumerable<string> furtherIssuers = null)
        => IssuedBy([.. WellKnownIssuers, .. furtherIssuers ?? []]);

    public static TokenValidationParameters FromTenants(string[] tenants)
        => IssuedBy([.. tenants.SelectMany(tenant => TenantIssuers.Select(template => template.Replace("{0}", tenant)))]);

    /// <summary>
    /// Whether the Emulator sent it: from a well-known issuer, or from the tenant that the token itself names. Any tenant will do,
    /// since the token must also name this bot's app id.
    /// </summary>
    public static bool IsFromEmulator(JsonWebToken token) => WellKnownIssuers.Contains(token.Issuer) || IssuerOfTenant(token) != null;

    /// <summary>The token's issuer if it is the one of the tenant in its <c>tid</c> claim; else null.</summary>
    public static string IssuerOfTenant(JsonWebToken token)
    {
        var tenant = token.Claims.FirstOrDefault(claim => claim.Type == AuthenticationConstants.TenantIdClaim)?.Value;
        return Guid.TryParseExact(tenant, "D", out _)
            ? TenantIssuers.Select(template => template.Replace("{0}", tenant)).FirstOrDefault(issuer => issuer == token.Issuer)
            : null;
    }

    // The audience is an app id, which only the bot knows: it is checked apart.
    private static TokenValidationParameters IssuedBy(string[] issuers) => new()
    {
        ValidateIssuer = true,
        ValidIssuers = issuers,
        ValidateAudience = false,
        ValidateLifetime = true,
        ClockSkew = TimeSpan.FromMinutes(5),
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
    };
}
