using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Sdk.Tests.Connector;

#pragma warning disable CS0618 // obsolete in the API that is under test
public sealed class ClaimsTests
{
    [Theory]
    [InlineData("appid=a", "a")]
    [InlineData("ver=;appid=a", "a")]
    [InlineData("ver=1.0;appid=a;azp=b", "a")]
    [InlineData("ver=2.0;appid=a;azp=b", "b")]
    [InlineData("ver=3.0;appid=a;azp=b", null)]
    [InlineData("ver=1.0", null)]
    [InlineData("", null)]
    public void The_app_of_a_token_is_where_its_version_says(string claims, string appId)
        => Assert.Equal(appId, JwtTokenValidation.GetAppIdFromClaims(Claims(claims)));

    [Theory]
    [InlineData("ver=1.0;aud=me;appid=other", true)]
    [InlineData("ver=2.0;aud=me;azp=other", true)]
    [InlineData("ver=1.0;aud=me;appid=me", false)]
    [InlineData("aud=me;appid=other", false)]
    [InlineData("ver=1.0;appid=other", false)]
    [InlineData("ver=1.0;aud=https://api.botframework.com;appid=other", false)]
    [InlineData("ver=1.0;aud=https://api.botframework.us;appid=other", false)]
    [InlineData("ver=1.0;aud=me", false)]
    [InlineData("appid=AnonymousSkill", true)]
    public void A_token_for_this_bot_from_another_app_is_another_bots(string claims, bool expected)
        => Assert.Equal(expected, SkillValidation.IsSkillClaim(Claims(claims)));

    [Fact]
    public void An_anonymous_skill_is_not_authenticated_by_a_token()
    {
        var identity = SkillValidation.CreateAnonymousSkillClaim();

        Assert.Equal("anonymous", identity.AuthenticationType);
        Assert.Equal("AnonymousSkill", JwtTokenValidation.GetAppIdFromClaims(identity.Claims));
    }

    [Theory]
    [InlineData("listed", "ver=1.0;aud=me;appid=listed", true)]
    [InlineData("listed", "ver=1.0;aud=me;appid=other", false)]
    [InlineData("*", "ver=1.0;aud=me;appid=other", true)]
    [InlineData("listed", "aud=https://api.botframework.com", true)]
    public async Task Only_listed_bots_may_call(string allowed, string claims, bool welcome)
    {
        var validator = new AllowedCallersClaimsValidator([allowed]);

        var error = await Record.ExceptionAsync(() => validator.ValidateClaimsAsync(Claims(claims)));

        Assert.Equal(welcome, error is null);
        Assert.True(error is null or UnauthorizedAccessException);
    }

    [Fact]
    public async Task Callers_and_claims_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => new AllowedCallersClaimsValidator(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => new AllowedCallersClaimsValidator([]).ValidateClaimsAsync(null));
        Assert.Throws<ArgumentNullException>(() => JwtTokenValidation.GetAppIdFromClaims(null));
    }

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void An_invoke_succeeds_with_a_status_in_the_two_hundreds(int status, bool success)
        => Assert.Equal(success, new InvokeResponse { Status = status }.IsSuccessStatusCode());

    [Fact]
    public void A_typed_invoke_response_has_one_body()
    {
        var response = new InvokeResponse<string> { Body = "typed" };

        Assert.Equal("typed", ((InvokeResponse)response).Body);
    }

    private static List<Claim> Claims(string claims)
        => [.. claims.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(each => each.Split('=', 2))
            .Select(each => new Claim(each[0], each[1]))];
}
