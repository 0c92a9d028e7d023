using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using TwilioBot.Connector;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Connector;

/// <summary>What the bot says and asks through the connector service by a conversation's reference, and which services get its token.</summary>
public sealed class ProactiveTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Cloud _cloud = null!;

    public async Task InitializeAsync() => _cloud = await Cloud.StartAsync();

    public async Task DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task A_turn_can_update_and_delete_what_it_said_and_ask_for_members_and_attachments()
    {
        await using var bot = await StartKnowingTheServiceAsync();
        IList<ChannelAccount> members = [];
        AttachmentInfo attachment = null!;

        await ContinueAsync(bot, _cloud.Server.Url, async (turn, token) =>
        {
            var sent = await turn.SendActivityAsync("first", cancellationToken: token);
            var change = MessageFactory.Text("second");
            change.Id = sent.Id;
            await turn.UpdateActivityAsync(change, token);
            await turn.DeleteActivityAsync(sent.Id, token);
            var connector = turn.TurnState.Get<IConnectorClient>();
            members = await connector.Conversations.GetConversationMembersAsync("talk", token);
            attachment = (await connector.Attachments.GetAttachmentInfoWithHttpMessagesAsync("picture", cancellationToken: token)).Body;
        });

        var requests = _cloud.Replies.ToList();
        Assert.Equal(["POST", "PUT", "DELETE", "GET", "GET"], requests.Select(asked => asked.Method));
        Assert.Equal(requests[1].Path, requests[2].Path);
        Assert.All(requests, asked => Assert.Equal("Bearer " + Cloud.BotToken, asked.Authorization));
        Assert.Equal(["person", "bot"], members.Select(member => member.Id));
        Assert.Equal("picture.png", attachment.Name);
    }

    [Fact]
    public async Task A_person_is_written_to_first_with_the_bots_token_also_after_a_restart()
    {
        await using (var before = await StartKnowingTheServiceAsync())
        {
            await ContinueAsync(before, _cloud.Server.Url, (turn, token) => turn.SendActivityAsync("news", cancellationToken: token));
            await ContinueAsync(before, _cloud.Server.Url, (turn, token) => turn.SendActivityAsync("more news", cancellationToken: token));
        }
        Assert.Equal(1, _cloud.Server.Count("/login/oauth2/v2.0/token"));
        await using var bot = await StartAsync();

        await ContinueAsync(bot, _cloud.Server.Url, (turn, token) => turn.SendActivityAsync("old news", cancellationToken: token));

        Assert.Equal(["news", "more news", "old news"], _cloud.Replies.Select(asked => (string?)JObject.Parse(asked.Body)["text"]));
        Assert.All(_cloud.Replies, asked => Assert.Equal("Bearer " + Cloud.BotToken, asked.Authorization));
    }

    [Fact]
    public async Task A_service_that_was_never_authenticated_gets_neither_words_nor_a_token()
    {
        await using var stranger = await LoopbackServer.StartAsync(_ => new { id = "taken" });
        await using var bot = await StartKnowingTheServiceAsync();

        foreach (var service in new[] { stranger.Url, "http://service.example", _cloud.Server.Url + "/another" })
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
                () => ContinueAsync(bot, service, (turn, token) => turn.SendActivityAsync("news", cancellationToken: token)));
            Assert.StartsWith("The bot speaks only to services that it has had an authenticated request from", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Empty(stranger.Requests);
        Assert.Empty(_cloud.Replies);
    }

    private static Task ContinueAsync(BotServer bot, string service, BotCallbackHandler callback)
    {
        var reference = new ConversationReference
        {
            ChannelId = "webchat",
            ServiceUrl = service + "/",
            Conversation = new ConversationAccount { Id = "talk" },
            Bot = new ChannelAccount("bot"),
            User = new ChannelAccount("person"),
        };
        return bot.Services.GetRequiredService<ConnectorAdapter>().ContinueConversationAsync(TokenForge.AppId, reference, callback, CancellationToken.None);
    }

    private Task<BotServer> StartAsync() =>
        BotServer.ProductionAsync([.. _cloud.Settings, $"ConnectionStrings:TwilioBot=Data Source={_folder["bot.db"]}"]);

    private async Task<BotServer> StartKnowingTheServiceAsync()
    {
        var bot = await StartAsync();
        var claims = TokenForge.ChannelClaims();
        claims["serviceurl"] = _cloud.Server.Url + "/";
        var webchat = new PostingChannel(bot.Http, _cloud, () => TokenForge.Sign(TokenForge.Header(), claims, TokenForge.Endorsed), "webchat");
        var (status, _) = await webchat.PostAsync(new JObject { ["type"] = "typing" }, "talk");
        Assert.Equal(200, status);
        return bot;
    }
}
