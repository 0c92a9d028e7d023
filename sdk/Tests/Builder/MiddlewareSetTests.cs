using Microsoft.Bot.Builder;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class MiddlewareSetTests
{
    private readonly List<string> _calls = [];

    [Fact]
    public async Task Without_middleware_the_bot_logic_runs_alone()
    {
        await new MiddlewareSet().ReceiveActivityWithStatusAsync(Turn.With(), Bot, CancellationToken.None);
        Assert.Equal(["bot"], _calls);
    }

    [Fact]
    public async Task Middleware_brackets_the_bot_logic_in_the_order_it_was_added()
    {
        var set = new MiddlewareSet().Use(Bracket("outer")).Use(Bracket("inner"));
        await set.ReceiveActivityWithStatusAsync(Turn.With(), Bot, CancellationToken.None);
        Assert.Equal(["outer in", "inner in", "bot", "inner out", "outer out"], _calls);
    }

    [Fact]
    public async Task A_middleware_that_does_not_go_on_ends_the_turn()
    {
        var set = new MiddlewareSet().Use(new AnonymousReceiveMiddleware((_, _, _) => Task.CompletedTask)).Use(Bracket("never"));
        await set.ReceiveActivityWithStatusAsync(Turn.With(), Bot, CancellationToken.None);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Without_bot_logic_the_middleware_still_runs()
    {
        await new MiddlewareSet().Use(Bracket("only")).ReceiveActivityWithStatusAsync(Turn.With(), null, CancellationToken.None);
        Assert.Equal(["only in", "only out"], _calls);
    }

    [Fact]
    public async Task A_set_is_a_middleware_that_goes_on_when_it_is_through()
    {
        var inner = new MiddlewareSet().Use(Bracket("nested"));
        await new MiddlewareSet().Use(inner).Use(Bracket("next")).ReceiveActivityWithStatusAsync(Turn.With(), Bot, CancellationToken.None);
        Assert.Equal(["nested in", "nested out", "next in", "bot", "next out"], _calls);
    }

    [Fact]
    public async Task What_the_bot_throws_reaches_the_middleware_around_it()
    {
        Exception seen = null;
        var set = new MiddlewareSet().Use(new AnonymousReceiveMiddleware(async (_, next, token) =>
        {
            seen = await Record.ExceptionAsync(() => next(token));
        }));

        await set.ReceiveActivityWithStatusAsync(Turn.With(), (_, _) => throw new InvalidOperationException("mine"), CancellationToken.None);

        Assert.Equal("mine", seen?.Message);
    }

    [Fact]
    public async Task The_cancellation_token_is_passed_all_the_way()
    {
        using var source = new CancellationTokenSource();
        CancellationToken seen = default;
        var set = new MiddlewareSet().Use(Bracket("x"));
        await set.ReceiveActivityWithStatusAsync(
            Turn.With(),
            (_, token) =>
            {
                seen = token;
                return Task.CompletedTask;
            },
            source.Token);
        Assert.Equal(source.Token, seen);
    }

    [Fact]
    public void Nothing_is_not_a_middleware()
    {
        Assert.Throws<ArgumentNullException>(() => new MiddlewareSet().Use(null));
        Assert.Throws<ArgumentNullException>(() => new AnonymousReceiveMiddleware(null));
    }

    [Fact]
    public void The_middleware_can_be_listed()
    {
        var first = Bracket("1");
        var second = Bracket("2");
        Assert.Equal([first, second], new MiddlewareSet().Use(first).Use(second));
    }

    [Fact]
    public async Task A_registered_service_is_found_by_its_type_or_by_its_key()
    {
        var turn = Turn.With();
        var set = new MiddlewareSet()
            .Use(new RegisterClassMiddleware<Version>(new Version(1, 0)))
            .Use(new RegisterClassMiddleware<Version>(new Version(2, 0), "second"));

        await set.ReceiveActivityWithStatusAsync(turn, null, CancellationToken.None);

        Assert.Equal(new Version(1, 0), turn.TurnState.Get<Version>());
        Assert.Equal(new Version(2, 0), turn.TurnState.Get<Version>("second"));
    }

    private Task Bot(ITurnContext context, CancellationToken cancellationToken)
    {
        _calls.Add("bot");
        return Task.CompletedTask;
    }

    private AnonymousReceiveMiddleware Bracket(string name) => new(async (_, next, token) =>
    {
        _calls.Add($"{name} in");
        await next(token);
        _calls.Add($"{name} out");
    });
}
