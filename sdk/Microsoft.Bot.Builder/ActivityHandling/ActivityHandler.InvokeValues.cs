using System;
using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public partial class ActivityHandler
{
    /// <summary>Reads the values of invokes, refusing what is incomplete with the error body that clients understand.</summary>
    private static class InvokeValues
    {
        private const string BadRequest = "BadRequest";

        public static SearchInvokeValue ReadSearch(IInvokeActivity activity)
        {
            var search = Read<SearchInvokeValue>(activity, " for search", "Value property is not valid for search");

            string missing = null;
            if (string.IsNullOrEmpty(search.Kind))
            {
                // Teams may leave the kind out and means a plain search then.
                if (string.Equals(activity.ChannelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase))
                {
                    search.Kind = SearchInvokeTypes.Search;
                }
                else
                {
                    missing = nameof(search.Kind);
                }
            }

            if (string.IsNullOrEmpty(search.QueryText))
            {
                missing = nameof(search.QueryText);
            }

            return missing == null ? search : throw Refuse(BadRequest, $"Missing {missing} property for search");
        }

        public static AdaptiveCardInvokeValue ReadAdaptiveCard(IInvokeActivity activity)
        {
            var value = Read<AdaptiveCardInvokeValue>(activity, string.Empty, "Value property is not properly formed");
            if (value.Action == null)
            {
                throw Refuse(BadRequest, "Missing action property");
            }

            return value.Action.Type == "Action.Execute"
                ? value
                : throw Refuse("NotSupported", $"The action '{value.Action.Type}'is not supported.");
        }

        private static T Read<T>(IInvokeActivity activity, string whatFor, string invalid)
        {
            if (activity.Value == null)
            {
                throw Refuse(BadRequest, $"Missing value property{whatFor}");
            }

            if (activity.Value is not JObject json)
            {
                throw Refuse(BadRequest, $"Value property is not properly formed{whatFor}");
            }

            try
            {
                return json.ToObject<T>();
            }
            catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidCastException or OverflowException)
            {
                throw Refuse(BadRequest, invalid);
            }
        }

        private static InvokeResponseException Refuse(string code, string message)
        {
            var body = new AdaptiveCardInvokeResponse
            {
                StatusCode = (int)HttpStatusCode.BadRequest,
                Type = "application/vnd.microsoft.error",
                Value = new Error { Code = code, Message = message },
            };
            return new InvokeResponseException(HttpStatusCode.BadRequest, body);
        }
    }
}
