using System.Net;
using TwilioBot.Simulator;

namespace TwilioBot.Tests.Simulator;

public sealed class RestRefusalTests : IAsyncLifetime
{
    private const string Template = "HX00000000000000000000000000000001";
    private const string Service = "MG00000000000000000000000000000000";

    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync(options => options.Templates =
        new Dictionary<string, SimulatedTemplate> { [Template] = new("Hi {{1}}, order {{2}}.") });

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    // To, From, Body and so on as a query string; a body of 1,601 characters is written as {long}.
    [Theory]
    [InlineData("From=%2B15005550006&Body=x", 21604)]
    [InlineData("To=%2B12025550142&Body=x", 21603)]
    [InlineData("To=%2B12025550142&From=%2B15005550006", 21619)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body=", 21602)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&PersistentAction=geo:1,2", 21619)]
    [InlineData("To=2025550142&From=%2B15005550006&Body=x", 21211)]
    [InlineData("To=%2B15005550006&From=%2B15005550006&Body=x", 21266)]
    [InlineData("To=%2B12025550142&From=%2B12025550199&Body=x", 21606)]
    [InlineData("To=%2B12025550142&From=bogus!&Body=x", 21212)]
    [InlineData("To=whatsapp:%2B12025550142&From=whatsapp:%2B12025550199&Body=x", 63007)]
    [InlineData("To=whatsapp:%2B12025550142&From=%2B15005550006&Body=x", 21910)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body={long}", 21617)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&MediaUrl=ftp://example.com/a.png", 21620)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&MediaUrl={11}", 21623)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body=x&StatusCallback=nowhere", 21609)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body=x&ValidityPeriod=0", 21624)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body=x&ContentVariables={}", 21654)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&ContentSid=HXnope", 21655)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&ContentSid=HX00000000000000000000000000000009", 21655)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&ContentSid=" + Template + "&ContentVariables=[1]", 21656)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&ContentSid=" + Template + "&ContentVariables={1", 21656)]
    [InlineData("To=%2B12025550142&From=%2B15005550006&Body=x&ScheduleType=fixed&SendAt=2099-01-01T00:00:00Z", 35118)]
    [InlineData("To=%2B12025550142&MessagingServiceSid=" + Service + "&Body=x&ScheduleType=fixed", 35111)]
    [InlineData("To=%2B12025550142&MessagingServiceSid=" + Service + "&Body=x&ScheduleType=fixed&SendAt=2020-01-01T00:00:00Z", 35114)]
    public async Task A_wrong_request_is_refused_with_its_code_and_nothing_is_kept(string form, int code)
    {
        var fields = form.Split('&').Select(f => f.Split('=', 2)).Select(f => (f[0], Uri.UnescapeDataString(f[1])))
            .SelectMany(f => f.Item2 switch
            {
                "{long}" => [(f.Item1, new string('x', 1601))],
                "{11}" => Enumerable.Repeat((f.Item1, "https://example.com/a.png"), 11),
                _ => [f],
            }).ToArray();

        var answer = await _world.CreateAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal(["code", "message", "more_info", "status"], answer.Json.EnumerateObject().Select(f => f.Name));
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", answer.Json.GetProperty("more_info").GetString());
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
        Assert.NotEqual("", answer.Json.GetProperty("message").GetString());
        Assert.Empty(_world.Simulator.Messages);
        Assert.Equal(code, Assert.Single(_world.Simulator.Alerts).Code);
    }

    [Fact]
    public async Task A_text_of_1600_characters_is_taken() => await _world.SmsAsync(new string('x', 1600));

    [Theory]
    [InlineData(null)]
    [InlineData("Basic bm90OnJpZ2h0")]
    [InlineData("Basic %%%")]
    [InlineData("Bearer abc")]
    public async Task Without_the_right_credentials_nothing_is_told(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _world.Account + "/Messages.json");
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await _world.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("\"code\":20003", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Basic", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_api_key_opens_the_account()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _world.Account + "/Messages.json");
        request.Headers.Authorization = SimulatorWorld.Basic(_world.Options.ApiKeySid, _world.Options.ApiKeySecret);

        using var response = await _world.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("RQ", Assert.Single(response.Headers.GetValues("Twilio-Request-Id")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/2010-04-01/Accounts/AC99999999999999999999999999999999/Messages.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/SM00000000000000000000000000000000.json")]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000000/Nothing.json")]
    public async Task What_is_not_there_answers_404_with_twilios_error(string path)
    {
        var answer = await _world.CallAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(20404, answer.Code);
    }
}
