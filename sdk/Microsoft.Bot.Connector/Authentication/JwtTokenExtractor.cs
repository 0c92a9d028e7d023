using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Takes the identity out of an Authorization header, once its token has been checked against the issuer's keys.</summary>
public class JwtTokenExtractor
{
    // A forged key id must not make us hammer the issuer: at most one early look per hour and issuer.
    private static readonly TimeSpan BetweenKeyRefreshes = TimeSpan.FromHours(1);

    private static readonly ConcurrentDictionary<(string Address, TimeProvider Clock), ConfigurationManager<IReadOnlyList<SecurityKey>>>
        KeysOf = new();

    private static readonly ConcurrentDictionary<(string Address, TimeProvider Clock), ConfigurationManager<IDictionary<string, HashSet<string>>>>
        EndorsementsOf = new();

    private readonly TokenValidationParameters _rules;
    private readonly HashSet<string> _allowedSigningAlgorithms;
    private readonly TimeProvider _clock;
    private readonly ConfigurationManager<IReadOnlyList<SecurityKey>> _keys;
    private readonly ConfigurationManager<IDictionary<string, HashSet<string>>> _endorsements;

    public JwtTokenExtractor(
        HttpClient httpClient, TokenValidationParameters tokenValidationParameters, string metadataUrl,
        HashSet<string> allowedSigningAlgorithms)
        : this(httpClient, tokenValidationParameters, metadataUrl, allowedSigningAlgorithms, null)
    {
    }

    public JwtTokenExtractor(
        HttpClient httpClient, TokenValidationParameters tokenValidationParameters, string metadataUrl,
        HashSet<string> allowedSigningAlgorithms,
        ConfigurationManager<IDictionary<string, HashSet<string>>> customEndorsementsConfig)
        : this(httpClient, tokenValidationParameters, metadataUrl, allowedSigningAlgorithms, customEndorsementsConfig, TimeProvider.System)
    {
    }

    internal JwtTokenExtractor(
        HttpClient httpClient, TokenValidationParameters tokenValidationParameters, string metadataUrl,
        HashSet<string> allowedSigningAlgorithms,
        ConfigurationManager<IDictionary<string, HashSet<string>>> customEndorsementsConfig,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(tokenValidationParameters);
        ArgumentException.ThrowIfNullOrWhiteSpace(metadataUrl);

        // A copy: the caller's rules may change while we use ours.
        _rules = tokenValidationParameters.Clone();
        _rules.RequireSignedTokens = true;
        _allowedSigningAlgorithms = allowedSigningAlgorithms;
        _clock = clock;
        _keys = KeysOf.GetOrAdd(
            (metadataUrl, clock),
            key => new(key.Address, new SigningKeysRetriever(), new HttpDocumentRetriever(httpClient), key.Clock)
            {
                RefreshInterval = BetweenKeyRefreshes,
            });
        _endorsements = customEndorsementsConfig ?? EndorsementsOf.GetOrAdd(
            (metadataUrl, clock),
            key =>
            {
                var retriever = new EndorsementsRetriever(httpClient);
                return new(key.Address, retriever, retriever, key.Clock) { RefreshInterval = BetweenKeyRefreshes };
            });
    }

    public Task<ClaimsIdentity> GetIdentityAsync(string authorizationHeader, string channelId)
        => GetIdentityAsync(authorizationHeader, channelId, []);

    /// <summary>The identity; null when the header carries no token of an issuer that is accepted.</summary>
    public async Task<ClaimsIdentity> GetIdentityAsync(string authorizationHeader, string channelId, string[] requiredEndorsements)
        => authorizationHeader?.Split(' ') is [var scheme, var parameter]
            ? await GetIdentityAsync(scheme, parameter, channelId, requiredEndorsements).ConfigureAwait(false)
            : null;

    public Task<ClaimsIdentity> GetIdentityAsync(string scheme, string parameter, string channelId)
        => GetIdentityAsync(scheme, parameter, channelId, []);

    public async Task<ClaimsIdentity> GetIdentityAsync(string scheme, string parameter, string channelId, string[] requiredEndorsements)
    {
        // An issuer that is not accepted is no reason to fetch anything.
        if (!string.Equals(scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || !JsonWebToken.TryRead(parameter, out var token)
            || !TokenCheck.HasAllowedIssuer(token, _rules))
        {
            return null;
        }

        if (_allowedSigningAlgorithms?.Contains(token.Algorithm ?? string.Empty) == false)
        {
            throw new UnauthorizedAccessException($"Token signing algorithm '{token.Algorithm}' not in allowed list");
        }

        // Endorsements belong to the key that signed, also when the token does not name it.
        var (identity, keyId) = await ValidateAsync(token).ConfigureAwait(false);
        await CheckEndorsementsAsync(keyId, channelId, requiredEndorsements ?? []).ConfigureAwait(false);
        return identity;
    }

    private async Task<(ClaimsIdentity Identity, string KeyId)> ValidateAsync(JsonWebToken token)
    {
        var keys = await _keys.GetConfigurationAsync().ConfigureAwait(false);
        try
        {
            return Validate(keys);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have changed its keys since.
            _keys.RequestRefresh();
            var newer = await _keys.GetConfigurationAsync().ConfigureAwait(false);
            if (ReferenceEquals(newer, keys))
            {
                throw;
            }

            return Validate(newer);
        }

        (ClaimsIdentity Identity, string KeyId) Validate(IEnumerable<SecurityKey> known)
            => TokenCheck.Validate(token, known, _rules, _clock.GetUtcNow());
    }

    private async Task CheckEndorsementsAsync(string keyId, string channelId, string[] requiredEndorsements)
    {
        var endorsements = await _endorsements.GetConfigurationAsync().ConfigureAwait(false);
        if (string.IsNullOrEmpty(keyId) || !endorsements.TryGetValue(keyId, out var endorsed))
        {
            return;
        }

        foreach (var needed in requiredEndorsements.Prepend(channelId))
        {
            if (!EndorsementsValidator.Validate(needed, endorsed))
            {
                throw new UnauthorizedAccessException($"The key {keyId} is not endorsed for '{needed}'.");
            }
        }
    }
}
