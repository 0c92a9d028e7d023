using System.Diagnostics;
using Microsoft.Bot.Builder;
using TwilioBot.Conversation;

namespace TwilioBot.FaultHost;

/// <summary>The bot as it is, but for the messages that begin with "poison".</summary>
internal sealed class PoisonedBot(IBot inner) : IBot
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static void Plant(IServiceCollection services) =>
        services.AddTransient<IBot>(provider => new PoisonedBot(ActivatorUtilities.CreateInstance<ConversationBot>(provider)));

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        // What it does before it goes wrong must not be seen either.
        await inner.OnTurnAsync(turnContext, cancellationToken);
        switch (turnContext.Activity.Text)
        {
            case "poison: throw":
                throw new FormatException("This message is poison.");
            case "poison: loop":
                while (true)
                {
                }
            case "poison: block":
                Thread.Sleep(AnHour);
                break;
            case "poison: hang":
                await Task.Delay(AnHour, CancellationToken.None);
                break;
            case "poison: wait":
                await Task.Delay(AnHour, cancellationToken);
                break;
            case "poison: allocate":
                Allocate(megabytes: 512);
                break;
            case "poison: kill":
                Process.GetCurrentProcess().Kill();
                break;
        }
    }

    private static void Allocate(int megabytes)
    {
        var chunks = new List<byte[]>();
        while (chunks.Count < megabytes)
        {
            var chunk = GC.AllocateUninitializedArray<byte>(1024 * 1024);
            Array.Fill(chunk, (byte)1);
            chunks.Add(chunk);
        }
        throw new InvalidOperationException($"This message took {chunks.Count} MB.");
    }
}
