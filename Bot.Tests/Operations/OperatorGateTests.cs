using System.Net;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Operations;

/// <summary>Who may use the operators' addresses.</summary>
public sealed class OperatorGateTests
{
    private static readonly (string Method, string Path)[] Addresses =
        [("GET", "/ops/dead-letters"), ("GET", "/ops/dead-letters/SM1"), ("POST", "/ops/dead-letters/SM1/replay"), ("POST", "/ops/dead-letters/SM1/drop")];

    [Fact]
    public async Task In_production_without_a_key_there_is_nothing()
    {
        await using var bot = await BotApp.StartAsync();
        foreach (var (method, path) in Addresses)
        {
            foreach (var key in new[] { null, "", Operator.Key })
            {
                var answer = await new Operator(bot.Http, key).AskAsync(new HttpMethod(method), path);
                Assert.Equal((HttpStatusCode.NotFound, ""), (answer.Status, answer.Body));
            }
        }
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Where_there_is_a_key_it_opens_and_nothing_else_does(string environment)
    {
        await using var bot = await BotApp.StartAsync("--environment", environment, Operator.Setting);
        Assert.Equal(HttpStatusCode.OK, (await new Operator(bot.Http).GetAsync("/ops/dead-letters")).Status);
        Assert.Equal(HttpStatusCode.OK, (await new Operator(bot.Http).GetAsync("/ops/dead-letters", ("Authorization", "bearer  " + Operator.Key))).Status);

        foreach (var (method, path) in Addresses)
        {
            var nobody = await new Operator(bot.Http, key: null).AskAsync(new HttpMethod(method), path);
            nobody.AssertProblem(401);
            foreach (var header in new[]
            {
                "", "Bearer", "Bearer ", "Bearer x", "Basic " + Operator.Key, Operator.Key, "Bearer " + Operator.Key[..^1], $"Bearer {Operator.Key}x",
                "Bearer " + Operator.Key.ToUpperInvariant(), "Bearer \"" + Operator.Key + "\"",
            })
            {
                (await new Operator(bot.Http, key: null).AskAsync(new HttpMethod(method), path, ("Authorization", header))).AssertProblem(401);
            }
            (await new Operator(bot.Http, key: null).AskAsync(new HttpMethod(method), path + "?key=" + Operator.Key)).AssertProblem(401);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task A_web_page_is_refused_even_with_the_key(string header, string value)
    {
        await using var bot = await BotApp.StartAsync(Operator.Setting);
        foreach (var (method, path) in Addresses)
        {
            (await new Operator(bot.Http).AskAsync(new HttpMethod(method), path, (header, value))).AssertProblem(403);
        }
    }

    [Fact]
    public async Task In_development_without_a_key_this_machine_is_let_in()
    {
        await using var bot = await BotApp.StartAsync("--environment", "Development");
        var here = new Operator(bot.Http, key: null);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/ops/dead-letters")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/ops/dead-letters", ("Host", "localhost"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/ops/dead-letters", ("Sec-Fetch-Site", "none"))).Status);
        (await here.PostAsync("/ops/dead-letters/SM1/replay")).AssertProblem(404);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "192.0.2.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Origin", "http://localhost:3978")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task In_development_without_a_key_what_comes_from_elsewhere_is_refused(string header, string value)
    {
        await using var bot = await BotApp.StartAsync("--environment", "Development");
        foreach (var (method, path) in Addresses)
        {
            (await new Operator(bot.Http, key: null).AskAsync(new HttpMethod(method), path, (header, value))).AssertProblem(403);
        }
    }

    [Fact]
    public async Task Whoever_guesses_does_not_fill_the_log()
    {
        var log = new Lines();
        await using var bot = await BotApp.StartAsync(log.ListenTo, Operator.Setting, "--Logging:LogLevel:Default=Information");

        for (var n = 0; n < 30; n++) (await new Operator(bot.Http, "guess" + n).GetAsync("/ops/dead-letters")).AssertProblem(401);

        Assert.Single(log.All, line => line.Contains("for operators", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("guess", StringComparison.Ordinal));
    }
}
