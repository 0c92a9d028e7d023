using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Posts activities to other bots over HTTP.</summary>
internal sealed class RestBotFrameworkClient(
    CloudAddresses cloud, ServiceClientCredentialsFactory credentialsFactory, HttpClient httpClient, ILogger logger) : BotFrameworkClient
{
    public override async Task<InvokeResponse<T>> PostActivityAsync<T>(
        string fromBotId, string toBotId, Uri toUrl, Uri serviceUrl, string conversationId, Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(toUrl);
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentNullException.ThrowIfNull(activity);
        logger?.LogDebug("Posting an activity of type {Type} to the bot {ToBotId}", activity.Type, toBotId);

        using var request = new HttpRequestMessage(HttpMethod.Post, toUrl)
        {
            Content = new StringContent(Forward(activity, serviceUrl, conversationId), Encoding.UTF8, "application/json"),
        };
        var credentials = await credentialsFactory
            .CreateCredentialsAsync(fromBotId, toBotId, cloud.LoginUrl, cloud.ValidateAuthority, cancellationToken).ConfigureAwait(false);
        await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new InvokeResponse<T>
        {
            Status = (int)response.StatusCode,
            Body = Read<T>(text),
        };
    }

    // A bot that fails may answer with anything; its status says enough.
    private static T Read<T>(string text)
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // What leaves is a copy: the caller's activity keeps its own conversation and service.
    private static string Forward(Activity activity, Uri serviceUrl, string conversationId)
    {
        var copy = JObject.FromObject(activity, JsonSerializer.Create(ConnectorJson.CreateDeserializationSettings())).ToObject<Activity>();
        copy.RelatesTo = new ConversationReference
        {
            ActivityId = activity.Id,
            ChannelId = activity.ChannelId,
            Conversation = activity.Conversation,
            Locale = activity.Locale,
            ServiceUrl = activity.ServiceUrl,
        };
        copy.Conversation ??= new ConversationAccount();
        copy.Conversation.Id = conversationId;
        copy.ServiceUrl = serviceUrl.ToString();
        copy.Recipient ??= new ChannelAccount();
        copy.Recipient.Role = RoleTypes.Skill;
        return JsonConvert.SerializeObject(copy, ConnectorJson.CreateDeserializationSettings());
    }
}
