using System.Security.Cryptography;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class JwtTokenExtractorTests : IDisposable
{
    private const string Issuer = "https://issuer.example";

    private readonly TokenIssuer _issuer = new();

    public static TheoryData<string, Type> BrokenClaims
    {
        get
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            return new()
            {
                { $$"""{"exp":{{now - 360}}}""", typeof(SecurityTokenExpiredException) },
                { $$"""{"nbf":{{now + 360}}}""", typeof(SecurityTokenNotYetValidException) },
                { """{"exp":null}""", typeof(SecurityTokenNoExpirationException) },
                { """{"exp":"soon"}""", typeof(SecurityTokenValidationException) },
                { """{"exp":1e99}""", typeof(SecurityTokenValidationException) },
            };
        }
    }

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task A_good_token_is_an_identity_with_its_claims()
    {
        var token = _issuer.Sign(new JObject { ["iss"] = Issuer, ["aud"] = "app-1", ["roles"] = new JArray("a", "b"), ["n"] = 5 });

        var identity = await Extractor().GetIdentityAsync("Bearer " + token, "test");

        Assert.True(identity.IsAuthenticated);
        var audience = identity.FindFirst("aud");
        Assert.Equal(("app-1", Issuer), (audience.Value, audience.Issuer));
        Assert.Equal(["a", "b"], identity.FindAll("roles").Select(claim => claim.Value));
        Assert.Equal("5", identity.FindFirst("n").Value);
    }

    [Theory]
    [InlineData(-240, 3600)]
    [InlineData(-3600, 240)]
    public async Task Five_minutes_of_clock_skew_are_forgiven(int expiresIn, int startsIn)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JObject { ["iss"] = Issuer };
        claims[expiresIn == -240 ? "exp" : "nbf"] = now + (expiresIn == -240 ? expiresIn : startsIn);

        Assert.NotNull(await Extractor().GetIdentityAsync("Bearer " + _issuer.Sign(claims), "test"));
    }

    [Theory]
    [MemberData(nameof(BrokenClaims))]
    public async Task A_token_outside_its_time_is_refused(string claims, Type error)
    {
        var token = _issuer.Sign(new JObject(JObject.Parse(claims)) { ["iss"] = Issuer });

        Assert.IsType(error, await Record.ExceptionAsync(() => Extractor().GetIdentityAsync("Bearer " + token, "test")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task An_algorithm_that_is_not_allowed_is_refused(string algorithm)
    {
        var token = _issuer.Sign(new JObject { ["iss"] = Issuer }, algorithm);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Extractor().GetIdentityAsync("Bearer " + token, "test"));
    }

    [Fact]
    public async Task A_signature_of_another_key_is_refused()
    {
        using var other = RSA.Create(2048);
        var token = _issuer.Sign(new JObject { ["iss"] = Issuer }, key: other);

        await Assert.ThrowsAsync<SecurityTokenInvalidSignatureException>(() => Extractor().GetIdentityAsync("Bearer " + token, "test"));
    }

    [Fact]
    public async Task A_changed_claim_breaks_the_signature()
    {
        var parts = _issuer.Sign(new JObject { ["iss"] = Issuer, ["aud"] = "app-1" }).Split('.');
        var forged = _issuer.Sign(new JObject { ["iss"] = Issuer, ["aud"] = "app-2" }).Split('.');

        await Assert.ThrowsAsync<SecurityTokenInvalidSignatureException>(
            () => Extractor().GetIdentityAsync($"Bearer {parts[0]}.{forged[1]}.{parts[2]}", "test"));
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_fetched_once()
    {
        await Extractor().GetIdentityAsync("Bearer " + _issuer.Sign(new JObject { ["iss"] = Issuer }), "test");
        _issuer.KeyId = "key-2";

        var renewed = "Bearer " + _issuer.Sign(new JObject { ["iss"] = Issuer }, keyId: "key-2");
        Assert.NotNull(await Extractor().GetIdentityAsync(renewed, "test"));

        var asked = _issuer.Server.Requests.Count;
        var unknown = "Bearer " + _issuer.Sign(new JObject { ["iss"] = Issuer }, keyId: "key-3");
        await Assert.ThrowsAsync<SecurityTokenSignatureKeyNotFoundException>(() => Extractor().GetIdentityAsync(unknown, "test"));
        Assert.Equal(asked, _issuer.Server.Requests.Count);
    }

    [Fact]
    public async Task A_token_of_an_unknown_issuer_is_no_identity_and_asks_nobody()
    {
        var header = "Bearer " + _issuer.Sign(new JObject { ["iss"] = "https://other.example" });

        Assert.Null(await Extractor().GetIdentityAsync(header, "test"));
        Assert.Empty(_issuer.Server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer {token} more")]
    [InlineData("Basic {token}")]
    [InlineData("Bearer {token}.x.y")]
    [InlineData("Bearer {token}=")]
    public async Task What_is_no_bearer_token_is_no_identity(string header)
    {
        header = header?.Replace("{token}", _issuer.Sign(new JObject { ["iss"] = Issuer }));

        Assert.Null(await Extractor().GetIdentityAsync(header, "test"));
    }

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"key-1"}""", """{"iss":"https://issuer.example","iss":"https://issuer.example"}""")]
    [InlineData("""{"alg":"none","alg":"RS256","kid":"key-1"}""", """{"iss":"https://issuer.example"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1","crit":["b64"]}""", """{"iss":"https://issuer.example"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1","cty":"JWT"}""", """{"iss":"https://issuer.example"}""")]
    [InlineData("""{"alg":"RS256","enc":"A256GCM"}""", """{"iss":"https://issuer.example"}""")]
    [InlineData("""{"alg":"RS256","kid":"key-1"}""", """["https://issuer.example"]""")]
    public async Task A_token_with_doubled_critical_or_nested_parts_is_no_identity(string header, string payload)
        => Assert.Null(await Extractor().GetIdentityAsync("Bearer " + _issuer.Sign(header, payload), "test"));

    [Fact]
    public async Task An_oversized_token_is_no_identity()
    {
        var token = _issuer.Sign(new JObject { ["iss"] = Issuer, ["pad"] = new string('x', 40_000) });

        Assert.Null(await Extractor().GetIdentityAsync("Bearer " + token, "test"));
    }

    [Theory]
    [InlineData("test", new string[0], true)]
    [InlineData("other", new string[0], false)]
    [InlineData("test", new[] { "extra" }, true)]
    [InlineData("test", new[] { "extra", "missing" }, false)]
    public async Task A_key_must_be_endorsed_for_the_channel_and_what_the_bot_requires(string channel, string[] required, bool accepted)
    {
        _issuer.Endorsements = ["test", "extra"];
        var header = "Bearer " + _issuer.Sign(new JObject { ["iss"] = Issuer });

        var error = await Record.ExceptionAsync(() => Extractor().GetIdentityAsync(header, channel, required));

        Assert.Equal(accepted, error is null);
        Assert.True(error is null or UnauthorizedAccessException);
    }

    [Fact]
    public async Task A_token_that_does_not_name_its_key_is_held_to_the_endorsements_of_the_key_that_signed_it()
    {
        var header = "Bearer " + _issuer.Sign("""{"alg":"RS256"}""", $$"""{"iss":"{{Issuer}}","exp":4102444800}""");

        Assert.NotNull(await Extractor().GetIdentityAsync(header, "test"));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Extractor().GetIdentityAsync(header, "other"));
    }

    [Fact]
    public void Endorsements_must_hold_what_is_expected()
    {
        Assert.True(EndorsementsValidator.Validate("a", ["a", "b"]));
        Assert.False(EndorsementsValidator.Validate("c", ["a", "b"]));
        Assert.True(EndorsementsValidator.Validate(" ", []));
        Assert.Throws<ArgumentNullException>(() => EndorsementsValidator.Validate("a", null));
    }

    private JwtTokenExtractor Extractor()
        => new(
            _issuer.Http,
            new TokenValidationParameters { ValidIssuers = [Issuer], ValidateAudience = false },
            _issuer.MetadataUrl,
            AuthenticationConstants.AllowedSigningAlgorithms);
}
