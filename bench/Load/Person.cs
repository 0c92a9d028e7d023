using System.Diagnostics;
using System.Threading.Channels;
using System.Xml.Linq;

namespace TwilioBot.Bench;

/// <summary>Somebody who texts, waits for the answer, and texts again.</summary>
internal sealed class Person(HttpMessageInvoker http, Target target, Uri webhook, TwilioMock twilio, Func<int> number)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private string _phone = "";
    private ChannelReader<string> _rest = twilio.Phone("");
    private IReadOnlyList<Step> _conversation = [];
    private int _next;

    /// <summary>Says the next line of the conversation and hears what is answered.</summary>
    public async Task SayAsync(Tally tally, CancellationToken cancellationToken)
    {
        if (_next == _conversation.Count) Become(number());
        var step = _conversation[_next++];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var begin = Stopwatch.GetTimestamp();
        try
        {
            using var request = Webhook.Message(webhook, _phone, step.Text);
            using var answer = await http.SendAsync(request, patience.Token);
            var body = await answer.Content.ReadAsStringAsync(patience.Token);
            tally.Acknowledged(Stopwatch.GetElapsedTime(begin));
            if (!answer.IsSuccessStatusCode)
            {
                tally.Wrong($"{(int)answer.StatusCode} to \"{step.Text}\"");
                return;
            }
            var inAnswer = new Queue<string>(target.AnswersInResponse ? TextsOf(body) : []);
            foreach (var expected in step.Replies ?? [""])
            {
                var text = inAnswer.TryDequeue(out var first) ? first : await _rest.ReadAsync(patience.Token);
                if (!text.StartsWith(expected, StringComparison.Ordinal)) tally.Wrong($"\"{text}\" to \"{step.Text}\"");
            }
            tally.Answered(Stopwatch.GetElapsedTime(begin));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            tally.Wrong($"nothing to \"{step.Text}\" ({e.GetType().Name})");
        }
    }

    /// <summary>Says what is left of the conversation: the next run finds nobody in the middle of one.</summary>
    public async Task FinishAsync(Tally tally, CancellationToken cancellationToken)
    {
        while (_next < _conversation.Count) await SayAsync(tally, cancellationToken);
    }

    // Whoever has said everything is somebody else from then on, if there are more people than talk at once.
    private void Become(int person)
    {
        _phone = Account.PhoneOf(person);
        _rest = twilio.Phone(_phone);
        _conversation = Step.Conversation($"Bob{person}", target.AnyReply);
        _next = 0;
    }

    private static IEnumerable<string> TextsOf(string twiml) =>
        XDocument.Parse(twiml).Root!.Elements("Message").Select(message => message.Element("Body")?.Value ?? message.Value);
}
