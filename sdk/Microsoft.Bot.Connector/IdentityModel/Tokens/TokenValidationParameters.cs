namespace Microsoft.IdentityModel.Tokens;

/// <summary>What is asked of a token.</summary>
public class TokenValidationParameters
{
    public static readonly TimeSpan DefaultClockSkew = TimeSpan.FromMinutes(5);

    public TokenValidationParameters()
    {
    }

    protected TokenValidationParameters(TokenValidationParameters other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ClockSkew = other.ClockSkew;
        IssuerSigningKey = other.IssuerSigningKey;
        IssuerSigningKeys = other.IssuerSigningKeys;
        RequireExpirationTime = other.RequireExpirationTime;
        RequireSignedTokens = other.RequireSignedTokens;
        ValidAudience = other.ValidAudience;
        ValidAudiences = other.ValidAudiences;
        ValidateAudience = other.ValidateAudience;
        ValidateIssuer = other.ValidateIssuer;
        ValidateIssuerSigningKey = other.ValidateIssuerSigningKey;
        ValidateLifetime = other.ValidateLifetime;
        ValidIssuer = other.ValidIssuer;
        ValidIssuers = other.ValidIssuers;
    }

    public TimeSpan ClockSkew { get; set; } = DefaultClockSkew;

    public SecurityKey IssuerSigningKey { get; set; }

    public IEnumerable<SecurityKey> IssuerSigningKeys { get; set; }

    public bool RequireExpirationTime { get; set; } = true;

    public bool RequireSignedTokens { get; set; } = true;

    public string ValidAudience { get; set; }

    public IEnumerable<string> ValidAudiences { get; set; }

    public bool ValidateAudience { get; set; } = true;

    public bool ValidateIssuer { get; set; } = true;

    public bool ValidateIssuerSigningKey { get; set; }

    public bool ValidateLifetime { get; set; } = true;

    public string ValidIssuer { get; set; }

    public IEnumerable<string> ValidIssuers { get; set; }

    public virtual TokenValidationParameters Clone() => new(this);
}
