using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwilioBot.Dialogs;

namespace TwilioBot.Conversation;

/// <summary>Puts the conversation together.</summary>
public static class ConversationServices
{
    /// <summary>
    /// Adds the bot, its dialogs and their state. The host adds what they stand on: <see cref="IStorage"/> and <see cref="IShutdown"/>.
    /// </summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="publicUrl">The base address that the world reaches us at; asked when a picture is sent, not before.</param>
    public static IServiceCollection AddConversation(this IServiceCollection services, Func<IServiceProvider, Uri> publicUrl)
    {
        services.AddOptionsWithValidateOnStart<AdminOptions, AdminOptions.Validator>().Configure<IConfiguration>(AdminOptions.Read);
        services.AddOptionsWithValidateOnStart<PlaceOptions, PlaceOptions.Validator>().BindConfiguration("Conversation:Place");

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IAdminList, AdminNumbers>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PlaceOptions>>().Value.ToPlace());

        // Services are created when first asked for; the bot's life begins when the host is put together.
        var startedAt = TimeProvider.System.GetUtcNow();
        services.AddSingleton(provider => new BotHome(Environment.MachineName, startedAt, () => publicUrl(provider)));

        services.AddSingleton<UserState>();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<People>();

        services.AddSingleton<ConversationDialog, HelloDialog>();
        services.AddSingleton<ConversationDialog, CallMeDialog>();
        services.AddSingleton<ConversationDialog, WhoAmIDialog>();
        services.AddSingleton<ConversationDialog, CookiesDialog>();
        services.AddSingleton<ConversationDialog, ShutdownDialog>();
        services.AddSingleton<ConversationDialog, UptimeDialog>();
        services.AddSingleton<ConversationDialog, PictureDialog>();
        services.AddSingleton<ConversationDialog, WhereDialog>();
        services.AddSingleton<ConversationDialog, OrderDialog>();
        services.AddSingleton<ConversationDialog, ReceivedDialog>();
        services.AddSingleton<ConversationDialog, MenuDialog>();
        services.AddSingleton<ConversationDialog, LeaveDialog>();
        services.AddSingleton<ConversationDialog, FallbackDialog>();
        services.AddSingleton<ConversationDialog, WelcomeDialog>();
        services.AddSingleton<MainDialog>();
        services.AddSingleton<Apology>();

        return services.AddTransient<IBot, ConversationBot>();
    }
}
