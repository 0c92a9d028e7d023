using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public partial class TelemetryLoggerMiddleware
{
    protected Task<Dictionary<string, string>> FillReceiveEventPropertiesAsync(Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        var properties = new Dictionary<string, string>();
        if (activity != null)
        {
            properties[TelemetryConstants.FromIdProperty] = activity.From?.Id;
            properties[TelemetryConstants.ConversationNameProperty] = activity.Conversation?.Name;
            properties[TelemetryConstants.LocaleProperty] = activity.Locale;
            properties[TelemetryConstants.RecipientIdProperty] = activity.Recipient?.Id;
            properties[TelemetryConstants.RecipientNameProperty] = activity.Recipient?.Name;
            AddPersonal(properties, TelemetryConstants.FromNameProperty, activity.From?.Name);
            AddPersonal(properties, TelemetryConstants.TextProperty, activity.Text);
            AddPersonal(properties, TelemetryConstants.SpeakProperty, activity.Speak);
            AddOfTeams(properties, activity);
            Add(properties, additionalProperties);
        }

        return Task.FromResult(properties);
    }

    protected Task<Dictionary<string, string>> FillSendEventPropertiesAsync(Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        var properties = new Dictionary<string, string>();
        if (activity != null)
        {
            properties[TelemetryConstants.ReplyActivityIDProperty] = activity.ReplyToId;
            properties[TelemetryConstants.RecipientIdProperty] = activity.Recipient?.Id;
            properties[TelemetryConstants.ConversationNameProperty] = activity.Conversation?.Name;
            properties[TelemetryConstants.LocaleProperty] = activity.Locale;
            AddPersonal(properties, TelemetryConstants.RecipientNameProperty, activity.Recipient?.Name);
            AddPersonal(properties, TelemetryConstants.TextProperty, activity.Text);
            AddPersonal(properties, TelemetryConstants.SpeakProperty, activity.Speak);
            if (activity.Attachments is { Count: > 0 })
            {
                AddPersonal(properties, TelemetryConstants.AttachmentsProperty, JsonConvert.SerializeObject(activity.Attachments));
            }

            Add(properties, additionalProperties);
        }

        return Task.FromResult(properties);
    }

    protected Task<Dictionary<string, string>> FillUpdateEventPropertiesAsync(Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        var properties = ChangeProperties(activity);
        if (activity != null)
        {
            properties[TelemetryConstants.LocaleProperty] = activity.Locale;
            AddPersonal(properties, TelemetryConstants.TextProperty, activity.Text);
            Add(properties, additionalProperties);
        }

        return Task.FromResult(properties);
    }

    protected Task<Dictionary<string, string>> FillDeleteEventPropertiesAsync(IMessageDeleteActivity activity, Dictionary<string, string> additionalProperties = null)
    {
        var properties = ChangeProperties(activity);
        if (activity != null)
        {
            Add(properties, additionalProperties);
        }

        return Task.FromResult(properties);
    }

    private static Dictionary<string, string> ChangeProperties(IActivity activity)
    {
        return activity == null ? [] : new Dictionary<string, string>
        {
            [TelemetryConstants.RecipientIdProperty] = activity.Recipient?.Id,
            [TelemetryConstants.ConversationIdProperty] = activity.Conversation?.Id,
            [TelemetryConstants.ConversationNameProperty] = activity.Conversation?.Name,
        };
    }

    private static void AddOfTeams(Dictionary<string, string> properties, Activity activity)
    {
        if (activity.ChannelId != Channels.Msteams)
        {
            return;
        }

        var data = activity.ChannelData == null ? null : JToken.FromObject(activity.ChannelData) as JObject;
        properties["TeamsTenantId"] = (string)data?["tenant"]?["id"];
        properties["TeamsUserAadObjectId"] = activity.From?.AadObjectId;
        if (data?["team"] is JObject team)
        {
            properties["TeamsTeamInfo"] = team.ToString(Formatting.None);
        }
    }

    private static void Add(Dictionary<string, string> properties, Dictionary<string, string> additional)
    {
        foreach (var (name, value) in additional ?? [])
        {
            properties[name] = value;
        }
    }

    private void AddPersonal(Dictionary<string, string> properties, string name, string value)
    {
        if (LogPersonalInformation && !string.IsNullOrWhiteSpace(value))
        {
            properties[name] = value;
        }
    }
}
