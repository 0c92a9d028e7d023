using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>Posts activities to a bot as a channel of the Bot Connector does, and reads what came back through the connector service.</summary>
internal sealed class PostingChannel(HttpClient bot, Cloud cloud, Func<string>? token = null, string channel = "emulator")
{
    private int _posted;

    public Task<(int Status, JObject[] Replies)> TellAsync(string conversation, string text, string person = "person") =>
        PostAsync(new JObject { ["type"] = "message", ["text"] = text }, conversation, person);

    /// <summary>The answer to one activity: the status, and the activities that were sent to its conversation meanwhile.</summary>
    public async Task<(int Status, JObject[] Replies)> PostAsync(JObject activity, string conversation, string person = "person")
    {
        var id = $"in-{Interlocked.Increment(ref _posted)}-{conversation}";
        activity["id"] ??= id;
        activity["channelId"] = channel;
        activity["serviceUrl"] = cloud.Server.Url + "/";
        activity["from"] = new JObject { ["id"] = person, ["name"] = "Bob" };
        activity["recipient"] = new JObject { ["id"] = "bot", ["name"] = "Bot" };
        activity["conversation"] = new JObject { ["id"] = conversation };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(activity.ToString(Formatting.None), Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token());
        }
        using var response = await bot.SendAsync(request);
        var replies = cloud.RepliesTo(conversation, (string)activity["id"]!);
        return ((int)response.StatusCode, replies);
    }
}
