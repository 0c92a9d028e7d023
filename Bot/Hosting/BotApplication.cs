using TwilioBot.Connector;
using TwilioBot.Conversation;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Dialogs;
using TwilioBot.Operations;
using TwilioBot.Settings;
using TwilioBot.Simulation;
using TwilioBot.Simulator;
using TwilioBot.Telemetry;
using TwilioBot.Turns;
using TwilioBot.Webhooks;
using TwilioBot.Wire;

namespace TwilioBot.Hosting;

/// <summary>Puts the bot together from its settings.</summary>
public static class BotApplication
{
    /// <summary>The application, with its database open, ready to run.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="replace">Registers services after all others, for example another <c>IBot</c>, which then takes the place of ours.</param>
    /// <exception cref="StartupException">A setting is missing or wrong, or the database cannot be used.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<IServiceCollection>? replace = null)
    {
        Warmup.BeginWebhook();
        var builder = WebApplication.CreateBuilder(LaunchEnvironment.Options(args));
        builder.UseDefaultUrl();
        builder.WebHost.ConfigureKestrel(RequestLimits.Set);
        KeyVaultReferences.RequireResolved(builder.Configuration);
        var settings = BotSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        Warmup.BeginDatabase(settings.Database);
        AddServices(builder.Services, settings);
        builder.AddTelemetry(settings);
        replace?.Invoke(builder.Services);
        WebApplication? running = null;
        StartupFailure.LeaveToUs(builder.Logging, () => running?.Lifetime.ApplicationStarted.IsCancellationRequested == true);

        var app = running = builder.Build();
        // Side by side: the one waits for the disk, the other keeps the processor busy.
        var opening = Task.Run(() => app.Services.GetRequiredService<IMessageStore>().OpenAsync(app.Lifetime.ApplicationStopping));
        Map(app, settings);
        // What runs beside the webhooks is put together now; the host would do it once the database is open.
        _ = app.Services.GetServices<IHostedService>().Count();
        await RequireOpenAsync(opening, app, settings.Database.Shown).ConfigureAwait(false);
        Log.Database(app.Logger, settings.Database.Shown);
        if (!settings.UseSimulator)
        {
            var publicUrl = settings.Twilio.PublicUrl;
            // A user and password may be part of the address that Twilio signs; the log is no place for them.
            var shown = new Uri(publicUrl).GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            Log.Webhooks(app.Logger, PublicAddress.Join(shown, "/api/sms"), PublicAddress.Join(shown, "/api/whatsapp"));
            if (settings.Twilio.ApiBaseUrl.Length == 0 && new Uri(publicUrl).IsLoopback)
            {
                Log.OutOfReach(app.Logger);
            }
        }
        return app;
    }

    private static void AddServices(IServiceCollection services, BotSettings settings)
    {
        if (settings.UseSimulator)
        {
            services.AddTwilioSimulator(SimulatedAccount.Create(settings.Twilio));
            services.AddHostedService<SimulatorConnection>();
        }
        services.AddDurableDelivery(
            settings.Delivery, services => MessageStore(settings.Database, services), types => ConversationStateTypes.All.ToList().ForEach(type => types.Add(type.Type, type.Name)));
        services.AddTwilioAdapters(settings.Twilio);
        services.AddConversation(_ => new Uri(settings.Twilio.PublicUrl));
        services.AddSingleton<IShutdown, Shutdown>();
        services.AddSingleton<ITurnHandler, InboxTurnHandler>();
        services.AddSingleton<WebhookReceiver>();
        services.AddConnector(settings.Connector);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
    }

    private static IMessageStore MessageStore(DatabaseSettings database, IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return database.Server is { } server
            ? new PostgresMessageStore(PostgresSource.Open(server, database.NeedsToken ? new EntraTokens() : null), clock, logger: services.GetRequiredService<ILogger<PostgresMessageStore>>())
            : new SqliteMessageStore(database.Path!, clock, services.GetRequiredService<ILogger<SqliteMessageStore>>());
    }

    private static void Map(WebApplication app, BotSettings settings)
    {
        if (settings.Telemetry.Traces)
        {
            app.UseRequestSpans();
        }
        app.MapTwilioWebhooks();
        app.MapConnector();
        app.MapHealth();
        app.MapMedia();
        app.MapOperators(settings.OperatorKey);
        if (settings.UseSimulator)
        {
            app.MapTwilioSimulator();
        }
    }

    private static async Task RequireOpenAsync(Task opening, WebApplication app, string database)
    {
        try
        {
            await opening.ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or StoreUnavailableException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            // Who else uses the file, or that it is too new, is said already; what a file system or SQLite says has no setting in it.
            throw new StartupException(
                e is InvalidOperationException
                    ? e.Message
                    : $"ConnectionStrings:TwilioBot names a database that cannot be used, {database}: {(e.InnerException ?? e).Message}",
                e);
        }
    }
}
