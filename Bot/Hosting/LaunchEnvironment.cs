using System.Globalization;
using TwilioBot.Settings;

namespace TwilioBot.Hosting;

/// <summary>What the process was started with, before there is a host to ask.</summary>
internal static class LaunchEnvironment
{
    /// <summary>The port that Bot Framework bots have always used.</summary>
    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>
    /// The environment's name. The launch profile of "dotnet run" says Development in DOTNET_ENVIRONMENT; whoever sets
    /// ASPNETCORE_ENVIRONMENT means it.
    /// </summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = args.Any(arg => arg.TrimStart('-', '/').StartsWith("environment", StringComparison.OrdinalIgnoreCase))
            ? null
            : Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } name ? name : null,
    };

    /// <summary>
    /// Listens where somebody has said (<c>--urls</c>, <c>ASPNETCORE_URLS</c>, <c>Kestrel:Endpoints</c>), else on the port that the platform
    /// sends requests to (<c>PORT</c>, <c>WEBSITES_PORT</c>), else on that of a container image (<c>ASPNETCORE_HTTP_PORTS</c>), else on the
    /// default address.
    /// </summary>
    /// <exception cref="StartupException">The platform's port is none.</exception>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        if (IsSet("urls", "Kestrel:Endpoints"))
        {
            return;
        }
        if (PlatformPort(builder.Configuration) is { } port)
        {
            builder.WebHost.UseUrls($"http://+:{port}");
        }
        else if (!IsSet("http_ports", "https_ports"))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        bool IsSet(params string[] keys) =>
            keys.Any(key => builder.Configuration.GetSection(key) is var section && (!string.IsNullOrEmpty(section.Value) || section.GetChildren().Any()));
    }

    private static ushort? PlatformPort(ConfigurationManager configuration)
    {
        foreach (var key in new[] { "PORT", "WEBSITES_PORT" })
        {
            if (configuration[key] is { Length: > 0 } text)
            {
                return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
                    ? port
                    : throw new StartupException($"{key} is \"{text}\". Write the number of a port, or leave it out and name an address with --urls.");
            }
        }
        return null;
    }
}
