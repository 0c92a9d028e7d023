namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private async ValueTask<TurnClaim> ClaimAsync(Lanes<TurnClaim> lanes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var claim = await lanes.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (_suspects.MayBegin(claim.Seq, out var isSuspect, out var again))
            {
                _marks?.Begin(claim.Seq, isSuspect);
                return claim;
            }
            lanes.Delay(claim.Message.Conversation, claim, again);
        }
    }

    private void Ended(TurnClaim claim)
    {
        _marks?.End(claim.Seq);
        _suspects.Ended(claim.Seq);
    }

    // Whoever was the one suspect when the process died has had a try; whoever was one of many has not, and is looked at more closely.
    private void SuspectTurns(SqliteSession session)
    {
        _marks = new TurnMarks(DatabasePath);
        foreach (var (seq, isAlone) in _marks.Left)
        {
            if (session.Execute(
                "UPDATE inbox SET attempts = attempts + $2, reason = 'the process ended during this turn' WHERE seq = $1 AND state = 0", seq, isAlone ? 1 : 0) > 0)
            {
                _suspects.Add(seq);
            }
        }
        // A death between the two lines charges a try twice, which costs nobody an answer.
        _marks.Clear();
    }
}
