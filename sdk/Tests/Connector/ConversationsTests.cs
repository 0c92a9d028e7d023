using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class ConversationsTests
{
    private const string Base = "https://service.example/base";

    public static TheoryData<string, Func<Conversations, Task>, HttpStatusCode, string> Operations => new()
    {
        { "GET /v3/conversations?continuationToken=a%20b", c => c.GetConversationsAsync("a b"), HttpStatusCode.OK, "{}" },
        { "POST /v3/conversations", c => c.CreateConversationAsync(new()), HttpStatusCode.Created, "{}" },
        { "POST /v3/conversations/c%2F1/activities", c => c.SendToConversationAsync("c/1", new()), HttpStatusCode.Accepted, "{}" },
        { "POST /v3/conversations/c/activities/history", c => c.SendConversationHistoryAsync("c", new()), HttpStatusCode.OK, "{}" },
        { "PUT /v3/conversations/c/activities/a", c => c.UpdateActivityAsync("c", "a", new()), HttpStatusCode.OK, "{}" },
        { "POST /v3/conversations/c/activities/a", c => c.ReplyToActivityAsync("c", "a", new()), HttpStatusCode.OK, "{}" },
        { "DELETE /v3/conversations/c/activities/a", c => c.DeleteActivityAsync("c", "a"), HttpStatusCode.Accepted, "" },
        { "GET /v3/conversations/c/members", c => c.GetConversationMembersAsync("c"), HttpStatusCode.OK, "[]" },
        { "GET /v3/conversations/c/members/u", c => c.GetConversationMemberAsync("u", "c"), HttpStatusCode.OK, "{}" },
        { "GET /v3/conversations/c/pagedmembers?pageSize=5", c => c.GetConversationPagedMembersAsync("c", 5), HttpStatusCode.OK, "{}" },
        { "DELETE /v3/conversations/c/members/u", c => c.DeleteConversationMemberAsync("c", "u"), HttpStatusCode.NoContent, "" },
        { "GET /v3/conversations/c/activities/a/members", c => c.GetActivityMembersAsync("c", "a"), HttpStatusCode.OK, "[]" },
        { "POST /v3/conversations/c/attachments", c => c.UploadAttachmentAsync("c", new()), HttpStatusCode.Created, "{}" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_asks_the_right_path_and_takes_its_success(
        string line, Func<Conversations, Task> operation, HttpStatusCode status, string answer)
    {
        var service = new StubHandler(status, answer);
        using var client = Client(service);

        await operation((Conversations)client.Conversations);

        Assert.Equal(line.Replace(" /", $" {Base}/"), Assert.Single(service.Requests).Line);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_throws_what_the_service_says(
        string line, Func<Conversations, Task> operation, HttpStatusCode status, string answer)
    {
        _ = (line, status, answer);
        using var client = Client(new StubHandler(HttpStatusCode.NotFound, """{"error":{"code":"NoSuchThing","message":"gone"}}"""));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => operation((Conversations)client.Conversations));

        Assert.Equal("Operation returned an invalid status code 'NotFound'", error.Message);
        Assert.Equal(("NoSuchThing", "gone"), (error.Body.Error.Code, error.Body.Error.Message));
        Assert.Equal(HttpStatusCode.NotFound, error.Response.StatusCode);
        Assert.StartsWith(Base, error.Request.RequestUri.AbsoluteUri);
    }

    [Fact]
    public async Task An_error_page_that_is_no_json_is_kept_as_text()
    {
        using var client = Client(new StubHandler(HttpStatusCode.BadGateway, "<html>bad gateway</html>"));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => client.Conversations.GetConversationMembersAsync("c"));

        Assert.Null(error.Body);
        Assert.Equal("<html>bad gateway</html>", error.Response.Content);
    }

    [Fact]
    public async Task An_activity_is_sent_without_nulls_and_its_id_comes_back()
    {
        var service = new StubHandler(HttpStatusCode.OK, """{"id":"sent-1"}""");
        using var client = Client(service);
        var activity = new Activity(ActivityTypes.Message, text: "hi", conversation: new ConversationAccount(id: "c"));

        var response = await client.Conversations.SendToConversationAsync(activity);

        Assert.Equal("sent-1", response.Id);
        var body = JObject.Parse(service.Requests[0].Body);
        Assert.Equal(["type", "conversation", "text"], body.Properties().Select(property => property.Name));
    }

    [Fact]
    public async Task A_missing_id_is_refused_before_anything_is_sent()
    {
        var service = new StubHandler(HttpStatusCode.OK, "{}");
        using var client = Client(service);

        var error = await Assert.ThrowsAsync<ValidationException>(() => client.Conversations.SendToConversationAsync(null, new Activity()));

        Assert.Equal((ValidationRules.CannotBeNull, "conversationId"), (error.Rule, error.Target));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_direct_conversation_is_created_with_bot_and_user()
    {
        var service = new StubHandler(HttpStatusCode.OK, """{"id":"new-1"}""");
        using var client = Client(service);

        Assert.Equal("new-1", client.Conversations.CreateDirectConversation("bot", "user").Id);

        var body = JObject.Parse(service.Requests[0].Body);
        Assert.Equal(("bot", "user"), ((string)body["bot"]["id"], (string)body["members"][0]["id"]));
    }

    [Fact]
    public async Task A_client_from_outside_is_used_and_outlives_the_connector_client()
    {
        var service = new StubHandler(HttpStatusCode.OK, "[]");
        using var outside = new HttpClient(service);
        using (var client = new ConnectorClient(new Uri(Base), MicrosoftAppCredentials.Empty, outside))
        {
            await client.Conversations.GetConversationMembersAsync("c");
        }

        Assert.Single(service.Requests);
        Assert.Equal(HttpStatusCode.OK, (await outside.GetAsync(new Uri(Base))).StatusCode);
        Assert.Contains("Microsoft-BotFramework/3.1", outside.DefaultRequestHeaders.UserAgent.ToString());
    }

    [Fact]
    public void A_client_needs_an_address() =>
        Assert.Equal("baseUri", Assert.Throws<ArgumentNullException>(() => new ConnectorClient((Uri)null, "id", "password")).ParamName);

    [Fact]
    public void An_attachment_has_an_address()
    {
        using var client = Client(new StubHandler(HttpStatusCode.OK, "{}"));

        Assert.Equal($"{Base}/v3/attachments/a%2F1/views/original", new Attachments(client).GetAttachmentUri("a/1"));
    }

    private static ConnectorClient Client(StubHandler service)
        => new(new Uri(Base + "/"), MicrosoftAppCredentials.Empty, new HttpClient(service), disposeHttpClient: true);
}
