using Twilio;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using HttpMethod = Twilio.Http.HttpMethod;

namespace TwilioBot.Sdk.Tests.Twilio;

public class RestErrorTests
{
    [Fact]
    public async Task A_refusal_carries_Twilios_code_and_the_HTTP_status()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(400, """
            {"code":21610,"message":"Attempt to send to unsubscribed recipient","more_info":"https://www.twilio.com/docs/errors/21610","status":400,"details":{"to":"x"}}
            """).Client();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync("+15550101", body: "hi", client: client));

        Assert.Equal((21610, 400), (refusal.Code, refusal.Status));
        Assert.Equal("Attempt to send to unsubscribed recipient", refusal.Message);
        Assert.Equal("https://www.twilio.com/docs/errors/21610", refusal.MoreInfo);
        Assert.Equal("x", refusal.Details["to"]);
    }

    [Theory]
    [InlineData(429, "{}", 429, "Unable to make request, TooManyRequests")]
    [InlineData(503, "<html>busy</html>", 0, "Api Error: ServiceUnavailable - <html>busy</html>")]
    [InlineData(500, "", 0, "Api Error: InternalServerError - ")]
    public async Task A_refusal_without_a_readable_body_still_says_what_happened(int status, string body, int reported, string message)
    {
        await using var twilio = await TwilioListener.StartAsync();

        var refusal = Assert.Throws<ApiException>(() => MessageResource.Fetch("SM1", client: twilio.Answers(status, body).Client()));

        Assert.Equal((reported, message), (refusal.Status, refusal.Message));
    }

    [Fact]
    public async Task A_problem_document_is_a_standard_exception()
    {
        await using var twilio = await TwilioListener.StartAsync();
        var client = twilio.Answers(422, """
            {"type":"https://www.twilio.com/docs/errors/20001","title":"Invalid","status":422,"code":20001,"detail":"No such channel",
             "errors":[{"detail":"unknown","pointer":"/channel"}]}
            """).Client();

        var problem = await Assert.ThrowsAsync<ApiStandardException>(() => MessageResource.FetchAsync("SM1", client: client));

        Assert.Equal((20001, 422, "No such channel", "/channel"), (problem.Code, problem.Status, problem.Message, problem.Errors[0].Pointer));
    }

    [Fact]
    public async Task Nothing_is_tried_twice()
    {
        await using var twilio = await TwilioListener.StartAsync();

        await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync("+15550101", body: "hi", client: twilio.Answers(500, "{}").Client()));

        Assert.Single(twilio.Requests);
    }

    [Fact]
    public async Task No_connection_is_an_ApiConnectionException_with_its_cause()
    {
        using var http = new System.Net.Http.HttpClient(new TwilioListener.Detour(TwilioListener.Nobody()));
        var client = new TwilioRestClient("AC1", "x", httpClient: new SystemNetHttpClient(http));

        var failure = await Assert.ThrowsAsync<ApiConnectionException>(() => MessageResource.CreateAsync("+15550101", body: "hi", client: client));

        Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Equal("Connection Error: POSThttps://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json", failure.Message);
        Assert.IsType<HttpRequestException>(Assert.Throws<ApiConnectionException>(() => MessageResource.Fetch("SM1", client: client)).InnerException);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_credentials_stay_where_they_belong()
    {
        await using var elsewhere = await TwilioListener.StartAsync();
        await using var twilio = await TwilioListener.StartAsync();
        twilio.Answers(307, "", elsewhere.Address.ToString());

        var response = await new TwilioRestClient("AC1", "x").RequestAsync(new Request(HttpMethod.Get, twilio.Address.ToString()));

        Assert.Equal(307, (int)response.StatusCode);
        Assert.Single(twilio.Requests);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public void A_client_of_the_applications_own_may_answer_nothing()
    {
        var client = new TwilioRestClient("AC1", "x", httpClient: new Silence());

        Assert.Equal(
            "Connection Error: No response received.",
            Assert.Throws<ApiConnectionException>(() => MessageResource.Fetch("SM1", client: client)).Message);
    }

    private sealed class Silence : global::Twilio.Http.HttpClient
    {
        public override Response MakeRequest(Request request) => null;

        public override Task<Response> MakeRequestAsync(Request request) => Task.FromResult<Response>(null);
    }
}
