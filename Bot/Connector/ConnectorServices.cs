using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Connector;

/// <summary>Puts the door for the Emulator and Azure Bot Service together.</summary>
internal static class ConnectorServices
{
    public static IServiceCollection AddConnector(this IServiceCollection services, ConnectorSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<ConnectorHttpClients>()
        .AddSingleton<AuthenticatedServices>()
        .AddSingleton<BotFrameworkAuthentication>(CreateAuthentication)
        .AddSingleton<ConnectorAdapter>();

    private static ConnectorAuthentication CreateAuthentication(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var clients = provider.GetRequiredService<ConnectorHttpClients>();
        var logger = provider.GetRequiredService<ILogger<ConnectorAuthentication>>();
        var httpClient = clients.CreateClient("");
        var credentials = CertificateSettings.CreateCredentials(configuration, httpClient)
            ?? new ConfigurationServiceClientCredentialFactory(configuration, httpClient, logger);
        return new ConnectorAuthentication(
            new ConfigurationBotFrameworkAuthentication(configuration, credentials, httpClientFactory: clients, logger: logger),
            provider.GetRequiredService<ConnectorSettings>(),
            provider.GetRequiredService<AuthenticatedServices>(),
            provider.GetRequiredService<TimeProvider>(),
            logger);
    }
}
