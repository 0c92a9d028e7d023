using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Tests.Adapters;

namespace TwilioBot.Tests.Delivery;

/// <summary>What each kind of answer, and each kind of silence, means for sending again; over real HTTP.</summary>
public sealed class TwilioGatewayTests : IAsyncLifetime
{
    private static readonly TwilioMessage Hello = new() { From = "+12025550100", To = "+12025550142", Body = "Hello" };
    private static readonly DateTimeOffset Began = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly Func<bool> Always = () => true;
    private readonly ManualClock _clock = new();
    private FakeTwilioApi _twilio = null!;

    public async Task InitializeAsync() => _twilio = await FakeTwilioApi.StartAsync();

    public async Task DisposeAsync() => await _twilio.DisposeAsync();

    [Fact]
    public async Task A_message_that_was_taken_has_twilios_id()
    {
        using var api = Api();

        var outcome = await new TwilioGateway(api).SendAsync(Hello, new Uri("https://bot.example.com/api/status?id=r1"), TimeSpan.FromMinutes(5), Always, default);

        Assert.Equal(new SendOutcome(SendOutcomeKind.Accepted, "SM00000000000000000000000000000001"), outcome);
        var form = Assert.Single(_twilio.Calls).Form;
        Assert.Equal(("Hello", "https://bot.example.com/api/status?id=r1", "300"), (form["Body"], form["StatusCallback"], form["ValidityPeriod"]));
    }

    [Fact]
    public async Task A_message_that_may_not_leave_any_more_when_its_connection_is_there_does_not()
    {
        using var api = Api();
        var gateway = new TwilioGateway(api);
        Assert.Equal(SendOutcomeKind.Accepted, (await gateway.SendAsync(Hello, null, TimeSpan.FromHours(1), Always, default)).Kind);

        var asked = 0;
        var outcome = await gateway.SendAsync(Hello, null, TimeSpan.FromHours(1), () => ++asked == 0, default);

        Assert.Equal((SendOutcomeKind.Withheld, 1), (outcome.Kind, asked));
        Assert.Equal(SendOutcomeKind.Accepted, (await gateway.SendAsync(Hello, null, TimeSpan.FromHours(1), Always, default)).Kind);
        Assert.Equal(2, _twilio.Calls.Count);
    }

    [Theory]
    [InlineData(429, 20429, SendOutcomeKind.NotNow)]
    [InlineData(400, 21611, SendOutcomeKind.NotNow)]
    [InlineData(400, 21211, SendOutcomeKind.Refused)]
    [InlineData(400, 21610, SendOutcomeKind.Refused)]
    [InlineData(401, 20003, SendOutcomeKind.Locked)]
    [InlineData(403, 20003, SendOutcomeKind.Locked)]
    [InlineData(404, 20404, SendOutcomeKind.Refused)]
    [InlineData(400, 999999, SendOutcomeKind.Refused)]
    [InlineData(408, 0, SendOutcomeKind.Unknown)]
    [InlineData(500, 20500, SendOutcomeKind.Unknown)]
    [InlineData(503, 20503, SendOutcomeKind.Unknown)]
    public async Task An_answer_says_whether_it_may_be_sent_again(int status, int code, SendOutcomeKind expected)
    {
        _twilio.Answer = context => AnswerAsync(context, status, $$"""{"code":{{code}},"message":"about +12025550142","more_info":"","status":{{status}}}""");

        var outcome = await SendAsync();

        Assert.Equal((expected, code), (outcome.Kind, outcome.ErrorCode));
        Assert.NotEqual("", outcome.Reason);
        Assert.DoesNotContain("+12025550142", outcome.Reason, StringComparison.Ordinal);
        Assert.Single(_twilio.Calls);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(500, "")]
    [InlineData(429, "slow down")]   // a proxy's word, not Twilio's; its library keeps no status either
    [InlineData(201, """{"status":"queued"}""")]
    public async Task An_answer_that_is_not_twilios_proves_nothing(int status, string body)
    {
        _twilio.Answer = context => AnswerAsync(context, status, body);

        Assert.Equal(SendOutcomeKind.Unknown, (await SendAsync()).Kind);
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task A_success_that_cannot_be_read_does_not_pass_for_a_refusal()
    {
        _twilio.Answer = context => AnswerAsync(context, 201, "<html>hello</html>");
        SendOutcome? outcome = null;

        // An exception is as good: the worker takes a surprise for "nobody knows".
        await Record.ExceptionAsync(async () => outcome = await SendAsync());

        Assert.True(outcome is null or { Kind: SendOutcomeKind.Unknown });
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_proves_nothing()
    {
        _twilio.Answer = context =>
        {
            context.Response.Redirect(_twilio.Address + "/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        Assert.Equal(SendOutcomeKind.Unknown, (await SendAsync()).Kind);
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_was_read_may_hide_a_success()
    {
        _twilio.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal(SendOutcomeKind.Unknown, (await SendAsync()).Kind);
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task Silence_ends_with_the_timeout_and_may_hide_a_success()
    {
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _twilio.Answer = _ =>
        {
            arrived.SetResult();
            return release.Task;
        };
        var send = SendAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));

        _clock.Advance(TimeSpan.FromSeconds(10));
        var outcome = await send.WaitAsync(TimeSpan.FromSeconds(20));
        release.SetResult();

        Assert.Equal(SendOutcomeKind.Unknown, outcome.Kind);
    }

    [Fact]
    public async Task A_refused_connection_means_it_never_left()
    {
        using var api = Api($"http://127.0.0.1:{ClosedPort()}");

        var outcome = await new TwilioGateway(api).SendAsync(Hello, null, TimeSpan.FromHours(1), Always, default);

        Assert.Equal((SendOutcomeKind.NotNow, Congestion.Path), (outcome.Kind, outcome.Concerns));
    }

    [Fact]
    public async Task The_list_is_asked_by_both_addresses_and_shows_what_is_new_enough()
    {
        _twilio.Answer = context => AnswerAsync(context, 200, $$"""
            {"messages":[{{Listed("SM3", "new", Began.AddSeconds(5))}},{{Listed("SM2", "just", Began)}},{{Listed("SM1", "old", Began.AddSeconds(-1))}}],
             "page":0,"page_size":50,"first_page_uri":"","next_page_uri":null,"uri":""}
            """);

        var found = await FindAsync();

        Assert.Equal([new SentMessage("SM3", "new", Began.AddSeconds(5)), new SentMessage("SM2", "just", Began)], found);
        var call = Assert.Single(_twilio.Calls);
        Assert.StartsWith("/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json?", call.Target, StringComparison.Ordinal);
        Assert.Contains("To=%2B12025550142", call.Target, StringComparison.Ordinal);
        Assert.Contains("From=%2B12025550100", call.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 20429, "7", Congestion.Account, 7)]
    [InlineData(429, 63018, "7", Congestion.Sender, 7)]
    [InlineData(400, 21611, null, Congestion.Sender, null)]
    [InlineData(429, 20429, "Sat, 21 Nov 2026 10:30:30 GMT", Congestion.Account, 30)]
    [InlineData(429, 20429, "soon", Congestion.Account, null)]
    public async Task Who_is_too_fast_and_how_long_to_wait_is_read_from_the_answer(int status, int code, string? retryAfter, Congestion concerns, int? seconds)
    {
        _twilio.Answer = context =>
        {
            if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
            return AnswerAsync(context, status, $$"""{"code":{{code}},"message":"","more_info":"","status":{{status}}}""");
        };

        var outcome = await SendAsync();

        Assert.Equal((SendOutcomeKind.NotNow, concerns, seconds), (outcome.Kind, outcome.Concerns, (int?)outcome.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task What_left_in_a_webhooks_response_is_no_trace_of_a_call()
    {
        var reply = Listed("SM1", "Hello", Began).Replace("\"sid\"", "\"direction\":\"outbound-reply\",\"sid\"", StringComparison.Ordinal);
        var call = Listed("SM2", "Hello", Began).Replace("\"sid\"", "\"direction\":\"outbound-api\",\"sid\"", StringComparison.Ordinal);
        _twilio.Answer = context => AnswerAsync(
            context, 200, $$"""{"messages":[{{reply}},{{call}}],"page":0,"page_size":50,"first_page_uri":"","next_page_uri":null,"uri":""}""");

        Assert.Equal("SM2", Assert.Single((await FindAsync())!).Sid);
    }

    [Fact]
    public async Task An_empty_list_is_an_answer()
    {
        _twilio.Answer = context => AnswerAsync(context, 200, """{"messages":[],"page":0,"page_size":50,"first_page_uri":"","next_page_uri":null,"uri":""}""");

        Assert.Empty((await FindAsync())!);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(429, """{"code":20429}""")]
    [InlineData(401, """{"code":20003}""")]
    [InlineData(200, "<html>maintenance</html>")]
    [InlineData(200, "{}")]
    public async Task A_list_that_could_not_be_read_is_none(int status, string body)
    {
        _twilio.Answer = context => AnswerAsync(context, status, body);

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_list_that_nobody_answers_is_none()
    {
        using var api = Api($"http://127.0.0.1:{ClosedPort()}");

        Assert.Null(await new TwilioGateway(api).FindSentAsync(Hello.From, Hello.To, Began, default));
    }

    private async Task<SendOutcome> SendAsync()
    {
        using var api = Api();
        return await new TwilioGateway(api).SendAsync(Hello, null, TimeSpan.FromHours(1), Always, default);
    }

    private async Task<IReadOnlyList<SentMessage>?> FindAsync()
    {
        using var api = Api();
        return await new TwilioGateway(api).FindSentAsync(Hello.From, Hello.To, Began, default);
    }

    private TwilioApi Api(string? address = null) => new(
        new TwilioOptions { AccountSid = "AC00000000000000000000000000000000", AuthToken = "token", ApiBaseUrl = address ?? _twilio.Address }, _clock);

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    private static string Listed(string sid, string body, DateTimeOffset created) =>
        $$"""{"sid":"{{sid}}","body":"{{body}}","date_created":"{{created.ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal)}}"}""";

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
