using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Connector;
using TwilioBot.Delivery;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TwilioBot.Tests.Connector;

/// <summary>Turns from <c>/api/messages</c> have no outbox: there is nothing that a commit would hold back.</summary>
public sealed class NoOutboxTests
{
    [Fact]
    public async Task A_turn_has_no_unit_of_work_and_what_it_writes_is_stored_at_once()
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.DevelopmentAsync();
        var witness = new Witness(bot.Services.GetRequiredService<IStorage>(), bot.Services.GetRequiredService<IStateStore>(), cloud);
        bot.Services.GetRequiredService<ConnectorAdapter>().Use(witness);

        var (status, replies) = await new PostingChannel(bot.Http, cloud).TellAsync("talk", "hello");

        Assert.Equal(200, status);
        Assert.Equal("Hello.", (string?)Assert.Single(replies)["text"]);
        Assert.Null(witness.Unit);
        Assert.Contains("written within the turn", witness.Stored, StringComparison.Ordinal);
        Assert.Equal(1, witness.RepliesThatHadLeft);
    }

    /// <summary>Looks, while a turn is running, at what is stored and at what has left.</summary>
    private sealed class Witness(IStorage storage, IStateStore rows, Cloud cloud) : IMiddleware
    {
        public UnitOfWork? Unit { get; private set; }

        public string? Stored { get; private set; }

        public int RepliesThatHadLeft { get; private set; }

        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            Unit = UnitOfWork.Current;
            await storage.WriteAsync(
                new Dictionary<string, object> { ["witness"] = new Dictionary<string, object> { ["note"] = "written within the turn" } }, cancellationToken);
            Stored = (await rows.ReadStateAsync(["witness"], cancellationToken))["witness"].Json;
            await next(cancellationToken);
            RepliesThatHadLeft = cloud.Replies.Count();
        }
    }
}
