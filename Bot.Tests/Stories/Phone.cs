using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>A person's phone in one conversation. It remembers what it has read, so an answer too many is noticed by the next one.</summary>
internal sealed class Phone(TwilioSide twilio, string person, string botNumber)
{
    private static readonly HashSet<string> FieldsOfEveryMessage = ["To", "From", "StatusCallback", "ValidityPeriod"];

    private int _read = twilio.Sent(botNumber, person).Count;

    /// <summary>Texts the bot and expects exactly these texts at Twilio's REST API, in this order.</summary>
    public async Task SaysAsync(string text, params string[] answers)
    {
        await TextAsync(text);
        await HearsAsync(answers);
    }

    /// <summary>Sends a picture or a file and expects exactly these texts.</summary>
    public async Task ShowsAsync(SimulatedFile file, string caption, params string[] answers)
    {
        AssertTaken(await twilio.Simulator.SendMediaAsync(person, botNumber, file, caption));
        await HearsAsync(answers);
    }

    /// <summary>Shares a place and expects exactly these texts.</summary>
    public async Task SharesAsync(SimulatedPlace place, params string[] answers)
    {
        AssertTaken(await twilio.Simulator.SendLocationAsync(person, botNumber, place));
        await HearsAsync(answers);
    }

    /// <summary>Texts the bot; the answers are still to be read.</summary>
    public async Task TextAsync(string text) => AssertTaken(await twilio.Simulator.TextAsync(person, botNumber, text));

    /// <summary>Reads what comes next: exactly these texts and nothing but texts.</summary>
    public async Task HearsAsync(params string[] answers)
    {
        var messages = await ReadAsync(answers.Length);
        Assert.Equal(answers, messages.Select(message => message.Parameters["Body"]));
        Assert.All(messages, message => Assert.Equal(["Body"], ContentFieldsOf(message)));
    }

    /// <summary>Reads the next message, whatever it is.</summary>
    public async Task<SimulatedMessage> HearsOneAsync() => Assert.Single(await ReadAsync(1));

    /// <summary>What a create request says beyond who and whom, in the order of the wire.</summary>
    public static IEnumerable<string> ContentFieldsOf(SimulatedMessage message) =>
        message.Parameters.Select(field => field.Key).Where(name => !FieldsOfEveryMessage.Contains(name));

    private async Task<IReadOnlyList<SimulatedMessage>> ReadAsync(int count)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        try
        {
            await twilio.Simulator.WaitForAsync(_ => twilio.Sent(botNumber, person).Count >= _read + count, patience.Token);
        }
        catch (OperationCanceledException)
        {
            var came = twilio.Sent(botNumber, person).Skip(_read).Select(message => message.Parameters["Body"]);
            Assert.Fail($"{count} answers were due; there came: {string.Join(" | ", came)}");
        }

        var messages = twilio.Sent(botNumber, person).Skip(_read).Take(count).ToList();
        _read += count;
        return messages;
    }

    private static void AssertTaken(SimulatedMessage message) => Assert.Equal(WebhookOutcome.Taken, message.Webhook);
}
