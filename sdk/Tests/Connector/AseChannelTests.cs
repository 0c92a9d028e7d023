using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

#pragma warning disable CS0618 // obsolete in the API that is under test
public sealed class AseChannelTests
{
    [Fact]
    public async Task A_token_of_the_bots_own_app_and_tenant_is_accepted_and_any_other_is_not()
    {
        using var issuer = new TokenIssuer { Endorsements = [AseChannelValidation.ChannelId] };
        AseChannelValidation.Init(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = "app-1", ["MicrosoftAppTenantId"] = "tenant-1", ["ToBotFromAseOpenIdMetadataUrl"] = issuer.MetadataUrl,
        }).Build());

        Assert.NotNull(await Authenticate("https://sts.windows.net/tenant-1/", "app-1"));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Authenticate("https://sts.windows.net/tenant-1/", "app-2"));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Authenticate("https://sts.windows.net/tenant-2/", "app-1"));

        Task<System.Security.Claims.ClaimsIdentity> Authenticate(string from, string appId)
            => AseChannelValidation.AuthenticateAseTokenAsync(
                "Bearer " + issuer.Sign(new JObject { ["iss"] = from, ["ver"] = "1.0", ["appid"] = appId }), issuer.Http);
    }

    [Fact]
    public void The_channel_is_known_by_its_id()
    {
        Assert.True(AseChannelValidation.IsAseChannel("AseChannel"));
        Assert.False(AseChannelValidation.IsAseChannel("test"));
    }
}
