using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class TwilioApiTests : IAsyncLifetime
{
    private static readonly TwilioMessage Hello = new() { From = Forms.Me, To = Forms.Bob, Body = "¡Hola! a&b=c +1" };

    private FakeTwilioApi _twilio = null!;

    public async Task InitializeAsync() => _twilio = await FakeTwilioApi.StartAsync();

    public async Task DisposeAsync() => await _twilio.DisposeAsync();

    [Fact]
    public async Task A_message_is_one_call_with_exactly_its_own_fields()
    {
        using var api = new TwilioApi(Options());

        var created = await api.CreateAsync(Hello, statusCallback: null, validity: null, default);

        Assert.Equal("SM00000000000000000000000000000001", created.Sid);
        var call = Assert.Single(_twilio.Calls);
        Assert.Equal("POST /2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json", $"{call.Method} {call.Target}");
        Assert.Equal(["Body", "From", "To"], call.Form.Select(field => field.Key).Order());   // no ApplicationSid, whatever the conversation
        Assert.Equal(("¡Hola! a&b=c +1", Forms.Me, Forms.Bob), (call.Form["Body"], call.Form["From"], call.Form["To"]));
        Assert.True(call.HasLength);
    }

    [Fact]
    public async Task Media_location_template_callback_validity_and_service_travel_under_twilios_names()
    {
        var options = Options();
        options.MessagingServiceSid = "MG1";
        using var api = new TwilioApi(options);
        var message = Hello with
        {
            MediaUrls = ["https://x.org/a%20b.png?c=d&e=%2F", "https://x.org/2"], PersistentAction = "geo:1.5,-2|x", ContentSid = "HX1", ContentVariables = """{"1":"J"}""",
        };

        await api.CreateAsync(message, new Uri("https://bot.example.com/api/status?m=7"), TimeSpan.FromHours(4), default);

        var form = Assert.Single(_twilio.Calls).Form;
        Assert.Equal(["https://x.org/a%20b.png?c=d&e=%2F", "https://x.org/2"], form.All("MediaUrl"));
        Assert.Equal(
            ("geo:1.5,-2|x", "HX1", """{"1":"J"}""", "https://bot.example.com/api/status?m=7", "14400", "MG1"),
            (form["PersistentAction"], form["ContentSid"], form["ContentVariables"], form["StatusCallback"], form["ValidityPeriod"], form["MessagingServiceSid"]));
    }

    [Fact]
    public async Task The_api_key_signs_when_there_is_one_and_the_account_stays_in_the_path()
    {
        using var byToken = new TwilioApi(Options());
        var options = Options();
        (options.ApiKeySid, options.ApiKeySecret) = ("SK1", "secret");
        using var byKey = new TwilioApi(options);

        await byToken.CreateAsync(Hello, null, null, default);
        await byKey.CreateAsync(Hello, null, null, default);

        Assert.Equal([Basic("AC00000000000000000000000000000000:token"), Basic("SK1:secret")], _twilio.Calls.Select(call => call.Authorization));
        Assert.All(_twilio.Calls, call => Assert.Contains("/AC00000000000000000000000000000000/", call.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connections_are_used_again()
    {
        using var api = new TwilioApi(Options());

        for (var i = 0; i < 3; i++) await api.CreateAsync(Hello, null, null, default);

        Assert.Single(_twilio.Calls.Select(call => call.ConnectionId).Distinct());
    }

    [Fact]
    public async Task A_refusal_is_twilios_own_exception()
    {
        _twilio.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"code":21610,"message":"unsubscribed","more_info":"https://x","status":400}""");
        };
        using var api = new TwilioApi(Options());

        var refusal = await Assert.ThrowsAsync<ApiException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.Equal((21610, 400), (refusal.Code, refusal.Status));
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_credentials_stay_at_home()
    {
        await using var elsewhere = await FakeTwilioApi.StartAsync();
        _twilio.Answer = context =>
        {
            context.Response.Redirect(elsewhere.Address + "/", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        using var api = new TwilioApi(Options());

        var problem = await Assert.ThrowsAsync<ApiConnectionException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.False(TwilioTransportException.SaysNeverLeft(problem));
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_call_that_found_nobody_listening_never_left()
    {
        var options = Options();
        options.ApiBaseUrl = $"http://127.0.0.1:{ClosedPort()}";
        using var api = new TwilioApi(options);

        var problem = await Assert.ThrowsAsync<ApiConnectionException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.True(TwilioTransportException.SaysNeverLeft(problem));
    }

    [Fact]
    public async Task A_call_to_a_server_without_tls_never_left()
    {
        var options = Options();
        options.ApiBaseUrl = _twilio.Address.Replace("http:", "https:", StringComparison.Ordinal);
        using var api = new TwilioApi(options);

        var problem = await Assert.ThrowsAsync<ApiConnectionException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.True(TwilioTransportException.SaysNeverLeft(problem));
        Assert.Empty(_twilio.Calls);
    }

    [Fact]
    public async Task A_connection_cut_after_the_call_arrived_may_have_left_and_is_not_repeated()
    {
        using var api = new TwilioApi(Options());
        await api.CreateAsync(Hello, null, null, default);   // so that the connection is a kept one, which .NET is most eager to replace
        _twilio.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var problem = await Assert.ThrowsAsync<ApiConnectionException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.False(TwilioTransportException.SaysNeverLeft(problem));
        Assert.Equal(2, _twilio.Calls.Count);
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_in_time_and_may_have_left()
    {
        var release = new TaskCompletionSource();
        _twilio.Answer = _ => release.Task;
        var options = Options();
        options.SendTimeout = TimeSpan.FromMilliseconds(300);
        using var api = new TwilioApi(options);

        var problem = await Assert.ThrowsAsync<ApiConnectionException>(() => api.CreateAsync(Hello, null, null, default));
        release.SetResult();

        Assert.False(TwilioTransportException.SaysNeverLeft(problem));
        Assert.Contains("no answer within", problem.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        _twilio.Answer = async _ =>
        {
            await stop.CancelAsync();
            await release.Task;
        };
        using var api = new TwilioApi(Options());

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.CreateAsync(Hello, null, null, stop.Token));
        release.SetResult();

        Assert.False(TwilioTransportException.SaysNeverLeft(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.CreateAsync(Hello, null, null, stop.Token));
        Assert.Single(_twilio.Calls);
    }

    [Fact]
    public async Task The_direct_sender_gives_the_first_sid_and_keeps_the_order()
    {
        using var api = new TwilioApi(Options());

        var id = await new DirectTwilioSender(api).SendAsync([Hello, Hello with { Body = "two" }], default);

        Assert.Equal("SM00000000000000000000000000000001", id);
        Assert.Equal([Hello.Body, "two"], _twilio.Calls.Select(call => call.Form["Body"]));
    }

    [Fact]
    public async Task Cancelling_asks_twilio_and_takes_no_for_an_answer()
    {
        using var api = new TwilioApi(Options());
        var sender = new DirectTwilioSender(api);

        await sender.CancelAsync("SM1", default);
        _twilio.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"code":30409,"message":"too late","status":400}""");
        };
        await sender.CancelAsync("SM2", default);

        Assert.Equal(["/SM1.json", "/SM2.json"], _twilio.Calls.Select(call => call.Target[call.Target.LastIndexOf('/')..]));
        Assert.All(_twilio.Calls, call => Assert.Equal("canceled", call.Form["Status"]));
    }

    [Fact]
    public async Task Missing_credentials_are_named()
    {
        using var api = new TwilioApi(new TwilioOptions { ApiBaseUrl = _twilio.Address });

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => api.CreateAsync(Hello, null, null, default));

        Assert.Contains("Twilio:AccountSid", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_calls_of_twilios_library_go_the_same_way()
    {
        _twilio.Answer = context => context.Response.WriteAsync("""{"sid":"SM1","status":"delivered"}""");
        using var api = new TwilioApi(Options());

        var fetched = await api.CallAsync(client => MessageResource.FetchAsync("SM1", client: client), default);

        Assert.Equal(MessageResource.StatusEnum.Delivered, fetched.Status);
        Assert.Equal("GET", Assert.Single(_twilio.Calls).Method);
    }

    private TwilioOptions Options() => new() { AccountSid = "AC00000000000000000000000000000000", AuthToken = "token", ApiBaseUrl = _twilio.Address };

    private static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
