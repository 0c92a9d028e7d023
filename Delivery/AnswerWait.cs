namespace TwilioBot.Delivery;

/// <summary>One webhook's wait at the <see cref="AnswerDesk"/>; disposed when its response is written.</summary>
public sealed class AnswerWait : IDisposable
{
    private readonly AnswerDesk _desk;
    private readonly AnswerDesk.Place? _place;
    private readonly DateTimeOffset _deadline;
    private bool _hasLeft;

    internal AnswerWait(AnswerDesk desk, AnswerDesk.Place? place, DateTimeOffset deadline) => (_desk, _place, _deadline) = (desk, place, deadline);

    /// <summary>The TwiML that carries the turn's replies; null when they leave another way, the deadline is over or the caller is gone.</summary>
    public async Task<string?> AnswerAsync(CancellationToken gone)
    {
        if (_place is null)
        {
            return null;
        }
        (var answer, _hasLeft) = await _desk.WaitAsync(_place, _deadline, gone).ConfigureAwait(false);
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_place is not null && !_hasLeft)
        {
            _hasLeft = true;
            _desk.Exit(_place);
        }
    }
}
