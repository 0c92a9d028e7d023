using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwilioBot.Adapters;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the adapters with a host.</summary>
public static class TwilioServiceCollectionExtensions
{
    /// <summary>
    /// SMS and WhatsApp, behind one <see cref="IBotFrameworkHttpAdapter"/>. Messages go straight to Twilio unless the host has registered
    /// an
    /// <see cref="ITwilioSender"/> of its own. What Twilio answers itself does not reach the bot (<see cref="OptOutSilence"/>).
    /// </summary>
    public static IServiceCollection AddTwilioAdapters(this IServiceCollection services, TwilioOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<TwilioApi>();
        services.TryAddSingleton<ITwilioSender, DirectTwilioSender>();
        services.TryAddSingleton<TwilioWebhookReader>();
        services.TryAddSingleton<OptOutSilence>();
        services.TryAddSingleton(WithMiddleware<TwilioSmsAdapter>);
        services.TryAddSingleton(WithMiddleware<TwilioWhatsAppAdapter>);
        services.TryAddSingleton<TwilioHttpAdapter>();
        services.TryAddSingleton<IBotFrameworkHttpAdapter>(provider => provider.GetRequiredService<TwilioHttpAdapter>());
        return services;
    }

    private static T WithMiddleware<T>(IServiceProvider services) where T : TwilioAdapter
    {
        var adapter = ActivatorUtilities.CreateInstance<T>(services);
        adapter.Use(services.GetRequiredService<OptOutSilence>());
        return adapter;
    }
}
