using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Tests.Kills;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// Five texts of one person come in at once, in each of the orders that they can come in: the bot answers in the order of arrival, and
/// each answer has seen exactly the texts before it. Twilio gives SMS no number to put them into the order of writing.
/// </summary>
/// <remarks><c>TWILIOBOT_BURSTS</c> (1): how often each of the 120 orders comes, all of them side by side.</remarks>
public sealed class BurstStory
{
    private const string Texts = "abcde";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_order_a_burst_arrives_in_is_the_order_of_turns_and_replies(bool isPostgres)
    {
        await using var postgres = isPostgres ? await PostgresDatabase.CreateAsync() : null;
        await using var bot = await BotApp.StartAsync(
            services => services.AddTransient<IBot, RememberingBot>(), postgres is null ? [] : ["--ConnectionStrings:TwilioBot=" + postgres.ConnectionString]);
        var orders = Enumerable.Repeat(Orders(Texts).ToList(), RigSize.Of("TWILIOBOT_BURSTS", 1)).SelectMany(all => all)
            .Select((order, n) => (Order: order, Person: $"+1202{4_000_000 + n}")).ToList();

        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (burst, cancellationToken) =>
        {
            // One is acknowledged before the next comes, so that there is an order of arrival; nobody waits for a turn.
            foreach (var text in burst.Order)
            {
                var form = WebhookPost.Message(text.ToString(), burst.Person);
                var answer = await bot.Webhook().PostAsync(form, cancellationToken);
                // A database that is too busy to answer in time says so, and the same message comes again.
                while (answer.Status == HttpStatusCode.ServiceUnavailable) answer = await bot.Webhook().PostAsync(form, cancellationToken);
                answer.AssertTaken();
            }
        });

        using var patience = new CancellationTokenSource(TwilioSide.Patience * RigSize.Of("TWILIOBOT_BURSTS", 1));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (bot.Twilio.Simulator.Accepted.Count < orders.Count * Texts.Length) await again.WaitForNextTickAsync(patience.Token);
        var replies = bot.Twilio.Simulator.Accepted.ToLookup(message => message.To, message => message.Parameters["Body"]);
        Assert.All(orders, burst => Assert.Equal(Enumerable.Range(1, burst.Order.Length).Select(n => burst.Order[..n]), replies[burst.Person]));
    }

    private static IEnumerable<string> Orders(string texts) =>
        texts.Length == 0 ? [""] : texts.SelectMany(first => Orders(texts.Replace(first.ToString(), "", StringComparison.Ordinal)).Select(rest => first + rest));

    /// <summary>Answers with everything that it was told.</summary>
    private sealed class RememberingBot(ConversationState state) : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            var told = state.CreateProperty<string>("Told");
            var all = await told.GetAsync(turnContext, () => "", cancellationToken) + turnContext.Activity.Text;
            await told.SetAsync(turnContext, all, cancellationToken);
            await state.SaveChangesAsync(turnContext, false, cancellationToken);
            await turnContext.SendActivityAsync(all, cancellationToken: cancellationToken);
        }
    }
}
