using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TwilioBot.Hosting;

/// <summary>What one client may ask of the server; Kestrel's own limits would let a socket stay busy for a day.</summary>
internal static class RequestLimits
{
    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = 64 * 1024;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(2));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MaxConcurrentConnections = 4096;
    }
}
