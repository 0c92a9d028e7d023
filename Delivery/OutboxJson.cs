using System.Text.Json.Serialization;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery;

/// <summary>How an outbox row keeps its message.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TwilioMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
