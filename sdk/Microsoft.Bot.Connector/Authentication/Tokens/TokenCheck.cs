using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Holds a token to what is asked of it: signature, issuer, audience and times.</summary>
internal static class TokenCheck
{
    // Shorter keys can be broken (NIST SP 800-131A).
    private const int ShortestKey = 2048;

    /// <summary>The identity in a token, and the id of the key that signed it.</summary>
    public static (ClaimsIdentity Identity, string KeyId) Validate(
        JsonWebToken token, IEnumerable<SecurityKey> keys, TokenValidationParameters rules, DateTimeOffset now)
    {
        var key = FindSigner(token, keys);
        CheckTimes(token, rules, now);
        if (rules.ValidateIssuer && !HasAllowedIssuer(token, rules))
        {
            throw new SecurityTokenInvalidIssuerException("The issuer of the token is not accepted.");
        }

        if (rules.ValidateAudience && !HasAllowedAudience(token, rules))
        {
            throw new SecurityTokenInvalidAudienceException("The token is not for this audience.");
        }

        return (new ClaimsIdentity(token.Claims, "AuthenticationTypes.Federation"), key.KeyId);
    }

    public static bool HasAllowedIssuer(JsonWebToken token, TokenValidationParameters rules)
        => token.Issuer != null && (rules.ValidIssuer == token.Issuer || rules.ValidIssuers?.Contains(token.Issuer) == true);

    private static bool HasAllowedAudience(JsonWebToken token, TokenValidationParameters rules)
        => token.Claims.Any(claim => claim.Type == AuthenticationConstants.AudienceClaim
            && (claim.Value == rules.ValidAudience || rules.ValidAudiences?.Contains(claim.Value) == true));

    private static SecurityKey FindSigner(JsonWebToken token, IEnumerable<SecurityKey> keys)
    {
        // A token that names its key is held to that key; one that names none may be signed with any.
        var candidates = keys.OfType<RsaSecurityKey>()
            .Where(key => key.KeySize >= ShortestKey && (token.KeyId == null || key.KeyId == token.KeyId))
            .ToList();
        if (candidates.Count == 0)
        {
            throw new SecurityTokenSignatureKeyNotFoundException("The token is signed with a key that its issuer does not publish.");
        }

        return (HashOf(token.Algorithm) is { } hash ? candidates.Find(key => Verifies(key, token, hash)) : null)
            ?? throw new SecurityTokenInvalidSignatureException("The signature of the token is wrong.");
    }

    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static bool Verifies(RsaSecurityKey key, JsonWebToken token, HashAlgorithmName hash)
    {
        if (key.Rsa != null)
        {
            return key.Rsa.VerifyData(token.Signed, token.Signature, hash, RSASignaturePadding.Pkcs1);
        }

        using var rsa = RSA.Create(key.Parameters);
        return rsa.VerifyData(token.Signed, token.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static void CheckTimes(JsonWebToken token, TokenValidationParameters rules, DateTimeOffset now)
    {
        if (!rules.ValidateLifetime)
        {
            return;
        }

        if (!token.TryGetTime("exp", out var end) || !token.TryGetTime("nbf", out var begin))
        {
            throw new SecurityTokenValidationException("The times of the token are no times.");
        }

        if (end == null && rules.RequireExpirationTime)
        {
            throw new SecurityTokenNoExpirationException("The token does not say when it ends.");
        }

        if (begin > now + rules.ClockSkew)
        {
            throw new SecurityTokenNotYetValidException("The token is not valid yet.");
        }

        if (end < now - rules.ClockSkew)
        {
            throw new SecurityTokenExpiredException("The token has ended.");
        }
    }
}
