using System.Net.Sockets;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// A person who sends a few texts, not always waiting for answers, and knows what they should be. Each text is posted until the
/// bot took it, and up to two more times around that, as Twilio and its fallback do.
/// </summary>
internal sealed class Talker
{
    private readonly Random _random;
    private readonly List<(string Text, string[] Answers)> _script;
    private readonly List<string> _expected = [];
    private readonly List<string> _taken = [];
    private readonly int _patience;

    private Talker(string number, string botNumber, Random random, List<(string, string[])> script)
    {
        (Number, BotNumber, _random, _script) = (number, botNumber, random, script);
        // One waits for every answer, another has four texts in the air.
        _patience = random.Next(4);
    }

    public string Number { get; }

    public string BotNumber { get; }

    /// <summary>The MessageSids that the bot has acknowledged, in order.</summary>
    public IReadOnlyList<string> Taken => _taken;

    /// <summary>What the bot should send for them, in order.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>The person with this number of a storm; every other one uses WhatsApp.</summary>
    public static Talker New(int index, int seed, int texts = 6)
    {
        var random = new Random(HashCode.Combine(seed, index) & int.MaxValue);
        var number = $"+1202{2_000_000 + index}";
        return index % 2 == 0
            ? new Talker(number, TwilioSide.SmsNumber, random, Script.Random(random, isSms: true, texts))
            : new Talker("whatsapp:" + number, TwilioSide.WhatsAppNumber, random, Script.Random(random, isSms: false, texts));
    }

    /// <summary>A person with a given script on WhatsApp.</summary>
    public static Talker Of(string number, List<(string Text, string[] Answers)> script, int seed) =>
        new("whatsapp:" + number, TwilioSide.WhatsAppNumber, new Random(seed), script);

    public async Task TalkAsync(IBotLine line)
    {
        var late = new List<Task>();
        foreach (var (text, answers) in _script)
        {
            await line.UntilHeardAsync(this, _expected.Count - _patience);
            var form = WebhookPost.Message(text, Number, BotNumber);
            _expected.AddRange(answers);
            late.Add(await SayAsync(line, form));
            _taken.Add(form["MessageSid"]!);
        }
        await Task.WhenAll(late);
    }

    /// <returns>The copies that are still on their way.</returns>
    private async Task<Task> SayAsync(IBotLine line, TwilioForm form)
    {
        var copies = _random.Next(3);
        var beside = copies > 0 && _random.Next(2) == 0 ? line.TryPostAsync(this, form) : null;
        while (!await line.TryPostAsync(this, form)) await line.UntilListeningAsync();
        return Task.WhenAll(Enumerable.Range(0, beside is null ? copies : copies - 1).Select(_ => line.TryPostAsync(this, form)).Append(beside ?? Task.CompletedTask));
    }
}

/// <summary>What a person needs of the world.</summary>
internal interface IBotLine
{
    /// <summary>Delivers a webhook.</summary>
    /// <returns>Whether it was answered with success.</returns>
    Task<bool> TryPostAsync(Talker talker, TwilioForm form);

    /// <summary>Waits until the bot, when it is down, may be up again.</summary>
    Task UntilListeningAsync();

    /// <summary>Waits until Twilio took this many different messages for the person.</summary>
    Task UntilHeardAsync(Talker talker, int count);
}
