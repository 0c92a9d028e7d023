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

    /// <summary>Listens on the default address unless somebody has named another.</summary>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        string[] keys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!keys.Any(key => builder.Configuration.GetSection(key) is var section && (!string.IsNullOrEmpty(section.Value) || section.GetChildren().Any())))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
