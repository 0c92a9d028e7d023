using Twilio;
using Twilio.AuthStrategies;
using Twilio.Clients;
using Twilio.Credential;
using Twilio.Exceptions;
using Twilio.Http;
using HttpMethod = Twilio.Http.HttpMethod;

namespace TwilioBot.Sdk.Tests.Twilio;

/// <summary>One class, so that nothing else touches the default client meanwhile.</summary>
public sealed class TwilioClientTests : IDisposable
{
    public void Dispose()
    {
        TwilioClient.InvalidateBasicCreds();
        TwilioClient.InvalidateOAuthCreds();
        TwilioClient.Invalidate();
    }

    [Fact]
    public void Without_credentials_there_is_no_default_client()
    {
        TwilioClient.InvalidateBasicCreds();
        TwilioClient.Invalidate();

        Assert.Throws<AuthenticationException>(TwilioClient.GetRestClient);
    }

    [Fact]
    public void The_default_client_is_kept_until_its_credentials_change()
    {
        TwilioClient.Init("AC1", "x");
        var first = TwilioClient.GetRestClient();
        TwilioClient.Init("AC1", "x");
        Assert.Same(first, TwilioClient.GetRestClient());

        TwilioClient.Init("SK1", "y", "AC2");

        Assert.NotSame(first, TwilioClient.GetRestClient());
        Assert.Equal("AC2", TwilioClient.GetRestClient().AccountSid);
    }

    [Fact]
    public void Null_credentials_are_refused()
    {
        Assert.Throws<AuthenticationException>(() => TwilioClient.SetUsername(null));
        Assert.Throws<AuthenticationException>(() => TwilioClient.SetPassword(null));
        Assert.Throws<AuthenticationException>(() => TwilioClient.SetAccountSid(null));
    }

    [Fact]
    public async Task Calls_that_name_no_client_use_the_default_one()
    {
        await using var twilio = await TwilioListener.StartAsync();
        TwilioClient.SetRestClient(twilio.Answers(200, """{"sid":"SM1"}""").Client());

        var message = await global::Twilio.Rest.Api.V2010.Account.MessageResource.FetchAsync("SM1");

        Assert.Equal("SM1", message.Sid);
        Assert.Single(twilio.Requests);
    }

    [Fact]
    public void A_client_stands_for_the_user_unless_an_account_is_named()
    {
        Assert.Equal("AC1", new TwilioRestClient("AC1", "x").AccountSid);
        Assert.Equal("AC2", new TwilioRestClient("SK1", "x", accountSid: "AC2").AccountSid);
    }

    [Fact]
    public async Task Credentials_can_come_from_a_provider()
    {
        await using var twilio = await TwilioListener.StartAsync();
        TwilioClient.Init(new Provider(), "AC2");

        var client = TwilioClient.GetRestClient();
        await client.RequestAsync(new Request(HttpMethod.Get, twilio.Answers(200, "{}").Address.ToString()));

        Assert.Equal("AC2", client.AccountSid);
        Assert.Equal("Basic a2V5OnNlY3JldA==", twilio.Request.Headers["Authorization"]);
        await TwilioClient.GetNoAuthRestClient().RequestAsync(new Request(HttpMethod.Get, twilio.Answers(200, "{}").Address.ToString()));
        Assert.False(twilio.Requests[1].Headers.ContainsKey("Authorization"));
    }

    private sealed class Provider : CredentialProvider
    {
        public override AuthStrategy ToAuthStrategy() => new BasicAuthStrategy("key", "secret");
    }
}
