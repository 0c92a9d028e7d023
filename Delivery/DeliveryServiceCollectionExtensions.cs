using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Reconcile;
using TwilioBot.Delivery.State;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers durable delivery with a host.</summary>
public static class DeliveryServiceCollectionExtensions
{
    /// <summary>
    /// Inbox, outbox and bot state in a store of the host's choice, and the workers between them. The host adds an
    /// <see cref="ITurnHandler"/>, and opens the <see cref="IMessageStore"/> before it listens.
    /// </summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="options">The settings.</param>
    /// <param name="store">Makes the store, which closes with the host: SqliteMessageStore or PostgresMessageStore.</param>
    /// <param name="stateTypes">Names the application's own types in bot state.</param>
    public static IServiceCollection AddDurableDelivery(
        this IServiceCollection services, DeliveryOptions options, Func<IServiceProvider, IMessageStore> store, Action<StateTypeMap> stateTypes)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton<IStateStore>(provider => provider.GetRequiredService<IMessageStore>());
        services.AddSingleton(_ =>
        {
            var types = new StateTypeMap();
            stateTypes(types);
            return new StateSerializer(types);
        });
        services.AddSingleton<IStorage, DurableStorage>();
        services.AddSingleton<ITwilioSender, DurableSender>();
        services.AddSingleton<ITwilioGateway, TwilioGateway>();
        services.AddSingleton<StatusCallbackAddress>();
        services.AddSingleton<EvidenceSearch>();
        services.AddSingleton(provider => new SendPace(options, provider.GetRequiredService<TimeProvider>(), Random.Shared));
        services.AddSingleton<ReplyWatch>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<TurnsBeside>();
        services.AddSingleton<TurnWorker>();
        services.AddSingleton<SendWorker>();
        services.AddSingleton<DeliveryService>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DeliveryService>());
        services.AddHostedService<RetentionWorker>();
        services.AddSingleton<IInboundList, TwilioInboundList>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<Reconciler>();
        services.AddHostedService<ReconcilerService>();
        return services;
    }
}
