using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class ShowTypingMiddlewareTests
{
    [Fact]
    public void Times_must_make_sense()
    {
        Assert.Equal("delay", Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(-1, 1000)).ParamName);
        Assert.Equal("period", Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(100, 0)).ParamName);
        Assert.Equal("period", Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(100, -1)).ParamName);
    }

    [Fact]
    public async Task Typing_is_sent_again_and_again_while_the_bot_works_and_is_no_response()
    {
        var adapter = new TypingAdapter(awaited: 3);
        using var turn = Turn.With(adapter: adapter);

        await new ShowTypingMiddleware(0, 1).OnTurnAsync(turn, _ => adapter.Enough, default);

        Assert.False(turn.Responded);
        Assert.All(adapter.Sent, typing => Assert.Equal((ActivityTypes.Typing, "talk", "alice"), (typing.Type, typing.Conversation.Id, typing.Recipient.Id)));
    }

    [Fact]
    public async Task A_quick_answer_needs_no_typing()
    {
        var adapter = new TypingAdapter(awaited: 1);
        await new ShowTypingMiddleware(60_000, 1).OnTurnAsync(Turn.With(adapter: adapter), _ => Task.CompletedTask, default);
        Assert.Empty(adapter.Sent);
    }

    [Fact]
    public async Task Only_messages_of_people_are_worth_typing_for()
    {
        var adapter = new TypingAdapter(awaited: 1);
        var middleware = new ShowTypingMiddleware(0, 1);
        await middleware.OnTurnAsync(Turn.With(new Activity(ActivityTypes.Event), adapter), _ => Task.CompletedTask, default);

        var fromBot = Turn.With(adapter: adapter);
        fromBot.TurnState.Add<IIdentity>(BotAdapter.BotIdentityKey, new ClaimsIdentity(
        [
            new Claim(AuthenticationConstants.VersionClaim, "2.0"),
            new Claim(AuthenticationConstants.AudienceClaim, "skill"),
            new Claim(AuthenticationConstants.AuthorizedParty, "parent"),
        ]));
        await middleware.OnTurnAsync(fromBot, _ => Task.CompletedTask, default);

        Assert.Empty(adapter.Sent);
    }

    [Fact]
    public async Task What_the_bot_throws_is_passed_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new ShowTypingMiddleware(0, 1).OnTurnAsync(Turn.With(), _ => throw new InvalidOperationException(), default));
    }

    private sealed class TypingAdapter(int awaited) : BotAdapter
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Enough => _enough.Task;

        public List<Activity> Sent { get; } = [];

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            Sent.AddRange(activities);
            if (Sent.Count == awaited)
            {
                _enough.SetResult();
            }

            return Task.FromResult(new ResourceResponse[activities.Length]);
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
            => throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
            => throw new NotSupportedException();
    }
}
