using System.Net.Sockets;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Stories;

/// <summary>
/// A person who texts without waiting for answers, and knows what they should be. Each message is posted until the bot took it,
/// sometimes once more after that, as Twilio and its fallback do.
/// </summary>
internal sealed class Talker
{
    private readonly Random _random;
    private readonly List<string> _expected = [];
    private string? _name;
    private int _cookies;

    private Talker(string number, string botNumber, Random random) => (Number, BotNumber, _random) = (number, botNumber, random);

    public string Number { get; }

    public string BotNumber { get; }

    /// <summary>How many messages the bot took.</summary>
    public int Said { get; private set; }

    /// <summary>How many posts were begun.</summary>
    public int Posts { get; private set; }

    /// <summary>What the bot should send, in order.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>Raised when a post begins, and when it was answered with success.</summary>
    public event Action<bool>? Posted;

    public static Talker New(int index, int seed)
    {
        var number = $"+1202555{1000 + index}";
        return index % 2 == 0
            ? new Talker(number, TwilioSide.SmsNumber, new Random(seed))
            : new Talker("whatsapp:" + number, TwilioSide.WhatsAppNumber, new Random(seed));
    }

    /// <summary>Talks until <paramref name="over"/>, and then to the end of the sentence.</summary>
    public async Task TalkAsync(HttpClient http, string address, TwilioSide twilio, CancellationToken over)
    {
        var webhook = new WebhookPost(http, address + (BotNumber == TwilioSide.SmsNumber ? "/api/sms" : "/api/whatsapp"), twilio.Options.AuthToken);
        while (!over.IsCancellationRequested)
        {
            // Impatient, but not so much that there is always a queue: some answers are still due when the next text leaves.
            if (!await HasHeardAllButAsync(3, twilio, over)) break;
            foreach (var (text, answers) in NextTopic())
            {
                _expected.AddRange(answers);
                await SayAsync(webhook, text);
                Said++;
            }
        }
    }

    private async Task<bool> HasHeardAllButAsync(int few, TwilioSide twilio, CancellationToken over)
    {
        var due = _expected.Count - few;
        if (due <= 0) return true;
        try
        {
            await twilio.Simulator.WaitForAsync(_ => twilio.Sent(BotNumber, Number).Count >= due, over);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task SayAsync(WebhookPost webhook, string text)
    {
        var form = WebhookPost.Message(text, Number, BotNumber);
        // Nothing tells when a process that was killed listens again, so this asks.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await TryPostAsync(webhook, form)) await again.WaitForNextTickAsync();
        if (_random.Next(10) == 0) await TryPostAsync(webhook, form);
    }

    private async Task<bool> TryPostAsync(WebhookPost webhook, TwilioForm form)
    {
        Posts++;
        Posted?.Invoke(false);
        try
        {
            var answer = await webhook.PostAsync(form);
            if ((int)answer.Status is < 200 or > 299) return false;
        }
        // HttpClient lets a bare SocketException through when the process is killed in the middle of a handshake.
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
        Posted?.Invoke(true);
        return true;
    }

    private IEnumerable<(string Text, string[] Answers)> NextTopic()
    {
        switch (_random.Next(6))
        {
            case 0:
                yield return ("hello", [_name is null ? "Hello." : $"Hello {_name}!!"]);
                break;
            case 1:
                _name = $"Bob {_random.Next(1000)}";
                yield return ($"call me {_name}", [$"Got it. I will call you {_name} from now on."]);
                break;
            case 2:
                yield return ("who am i?", [_name is null ? "I don't know yet!" : $"Your name is {_name}"]);
                break;
            case 3:
                yield return ("cookies", ["Did someone say cookies!?!!", "What is your favorite type of cookie?"]);
                var cookie = $"cookie #{++_cookies}";
                yield return (cookie, [$"Golly, I love {cookie} too!!!"]);
                break;
            case 4:
                yield return ("where are you", [Number.StartsWith('+')
                    ? "Twilio Inc\n375 Beale St, San Francisco, CA 94105\nhttps://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508"
                    : "geo:37.7879277,-122.3937508|375 Beale St, San Francisco, CA 94105"]);
                break;
            default:
                yield return ("order", [Number.StartsWith('+')
                    ? $"Hi {_name ?? "there"}! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234"
                    : $$"""{"1":"{{_name ?? "there"}}","2":"O12235234"}"""]);
                break;
        }
    }
}
