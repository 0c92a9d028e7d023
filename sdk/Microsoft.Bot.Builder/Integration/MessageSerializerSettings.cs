using System;
using Microsoft.Bot.Connector;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration;

/// <summary>The settings that channel messages are read with.</summary>
public static class MessageSerializerSettings
{
    public static JsonSerializerSettings Create()
    {
        using var connector = new ConnectorClient(new Uri("http://localhost/"));
        return connector.DeserializationSettings;
    }
}
