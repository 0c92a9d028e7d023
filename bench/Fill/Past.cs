using System.Globalization;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Wire;

namespace TwilioBot.Bench;

/// <summary>Takes messages through inbox, turn, outbox and state as the bot does, without the bot: what is left is what it leaves.</summary>
internal sealed class Past(IMessageStore store) : IDisposable
{
    private const int AtOnce = 512;
    private const string NoDialog = """{"DialogState":{"$type":"dialog-state","$value":{"dialogStack":[]}}}""";
    private const string Known = """{"PersonProfile":{"$type":"person","$value":{"Name":"?","Language":"en"}}}""";
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _room = new(4 * AtOnce);
    private readonly TaskCompletionSource _done = new();
    private int _left;

    /// <summary>Lets people 0 to <paramref name="conversations"/> - 1 have said something and been answered.</summary>
    public async Task LiveAsync(int conversations)
    {
        _left = conversations;
        var workers = Enumerable.Range(0, AtOnce).SelectMany(_ => new[] { Task.Run(TurnsAsync), Task.Run(SendsAsync) }).ToList();
        for (var person = 0; person < conversations; person++)
        {
            await _room.WaitAsync();
            _ = AcceptAsync(person);
        }
        await _done.Task;
        await _over.CancelAsync();
        await Task.WhenAll(workers);
    }

    public void Dispose()
    {
        _over.Dispose();
        _room.Dispose();
    }

    private async Task AcceptAsync(int person)
    {
        string phone = Account.PhoneOf(person), sid = "SM" + Guid.NewGuid().ToString("N");
        var form = TwilioForm.Of(
        [
            new("MessageSid", sid), new("SmsSid", sid), new("AccountSid", Account.Sid), new("From", phone), new("To", Account.BotNumber),
            new("Body", "call me Bob" + person.ToString(CultureInfo.InvariantCulture)), new("NumMedia", "0"), new("ApiVersion", "2010-04-01"),
        ]);
        await store.AcceptAsync(
            new InboxMessage(Account.Sid, sid, "twilio-sms", TwilioConversation.IdOf(Account.BotNumber, phone), form.ToBytes(), DateTimeOffset.UtcNow),
            CancellationToken.None);
    }

    private async Task TurnsAsync()
    {
        try
        {
            while (true)
            {
                var claim = await store.ClaimTurnAsync(_over.Token);
                var form = TwilioForm.Parse(claim.Message.Form.Span);
                string phone = form["From"]!, name = form["Body"]!["call me ".Length..];
                var reply = OutboxMessage.Of(
                    claim.Message.Conversation,
                    [new TwilioMessage { From = Account.BotNumber, To = phone, Body = $"Got it. I will call you {name} from now on." }]);
                var state = new Dictionary<string, string?>
                {
                    ["twilio-sms/conversations/" + claim.Message.Conversation] = NoDialog,
                    ["twilio-sms/users/" + phone] = Known.Replace("?", name, StringComparison.Ordinal),
                };
                await store.CommitTurnAsync(claim, new TurnCommit(new Dictionary<string, long>(), state, reply, []), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
        }
    }

    private async Task SendsAsync()
    {
        try
        {
            while (true)
            {
                var claim = await store.ClaimSendAsync(static _ => default, _over.Token);
                await store.CompleteSendAsync(claim, SendResult.Sent("SM" + Guid.NewGuid().ToString("N")), null, CancellationToken.None);
                _room.Release();
                if (Interlocked.Decrement(ref _left) == 0) _done.SetResult();
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
        }
    }
}
