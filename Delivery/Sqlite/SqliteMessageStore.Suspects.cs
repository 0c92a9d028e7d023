namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    // In two halves, since that is how what waits is indexed: what is done is not looked at.
    internal const string FindSuspects =
        """
        SELECT seq FROM inbox WHERE tenant = $1 AND state = 0 AND status_of IS NULL AND reason = $2
        UNION ALL SELECT seq FROM inbox WHERE tenant = $1 AND state = 0 AND status_of IS NOT NULL AND reason = $2
        """;

    private const string EndedDuring = "the process ended during this turn";

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
            session.Execute("UPDATE inbox SET attempts = attempts + $2, reason = $3 WHERE seq = $1 AND state = 0", seq, isAlone ? 1 : 0, EndedDuring);
        }
        if (_marks.Left.Count > 0)
        {
            // Those too that have waited for their turn alone since an earlier death: else two that kill would clear each other again and again.
            using var suspects = session.Query(FindSuspects, Tenant, EndedDuring);
            while (suspects.Read())
            {
                _suspects.Add(suspects.GetInt64(0));
            }
        }
        // A death between the two lines charges a try twice, which costs nobody an answer.
        _marks.Clear();
    }
}
