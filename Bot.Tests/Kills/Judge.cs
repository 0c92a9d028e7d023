using TwilioBot.Delivery;

namespace TwilioBot.Tests.Kills;

/// <summary>Compares what people said and should have heard with Twilio's record and the database; the bot's log has no say.</summary>
internal sealed class Judge(TwilioRecord record, JudgedDatabase database)
{
    private const int MostShown = 20;
    private const int InboxDone = 1;

    private readonly List<string> _wrong = [];

    /// <summary>Messages that went out more than once.</summary>
    public int Doubles { get; private set; }

    /// <summary>Resends that the outbox has counted.</summary>
    public int Resends { get; private set; }

    /// <summary>Fails with what is lost, wrong, out of order, undeclared or unfinished.</summary>
    public void AssertFlawless(IReadOnlyCollection<Talker> people, bool doublesAllowed)
    {
        if (database.Damage() is { } damage) _wrong.Add("the database is damaged: " + damage);
        CheckInbox(people);
        var outbox = ReadOutbox();
        var lines = record.Read();
        CheckOutbox(outbox, lines, doublesAllowed);
        CheckPeople(people, lines);
        Assert.True(_wrong.Count == 0, $"{_wrong.Count} things are wrong:\n{string.Join('\n', _wrong.Take(MostShown))}");
    }

    private void CheckInbox(IReadOnlyCollection<Talker> people)
    {
        var inbox = new Dictionary<string, long>(StringComparer.Ordinal);
        // A status may have come in while the last bot was stopping; it waits for the next.
        database.Query("SELECT message_sid, state FROM inbox WHERE status_of IS NULL", reader =>
        {
            var (sid, state) = (reader.GetString(0), reader.GetInt32(1));
            if (!inbox.TryAdd(sid, state)) _wrong.Add($"{sid} is in the inbox twice");
            if (state != InboxDone) _wrong.Add($"{sid} is in the inbox with state {state}");
        });
        foreach (var sid in people.SelectMany(person => person.Taken).Where(sid => !inbox.ContainsKey(sid))) _wrong.Add($"{sid} was acknowledged and is lost");
    }

    private void CheckOutbox(Dictionary<string, Row> outbox, IReadOnlyList<TwilioRecord.Line> lines, bool doublesAllowed)
    {
        var taken = lines.ToLookup(line => line.Id, StringComparer.Ordinal);
        foreach (var copies in taken)
        {
            if (!outbox.TryGetValue(copies.Key, out var row))
            {
                _wrong.Add($"Twilio took {copies.Key}, of which the outbox knows nothing");
                continue;
            }
            var doubles = copies.Count() - 1;
            Doubles += doubles;
            if (doubles > row.Resends) _wrong.Add($"{copies.Key} went out {doubles + 1} times with {row.Resends} resends written down");
            if (doubles > 0 && !doublesAllowed) _wrong.Add($"{copies.Key} went out {doubles + 1} times although there was evidence");
            if (copies.All(copy => copy.Sid != row.MessageSid)) _wrong.Add($"{copies.Key} has the MessageSid {row.MessageSid}, which Twilio never gave it");
        }
        foreach (var (id, row) in outbox)
        {
            Resends += (int)row.Resends;
            if (row.State != OutboxState.Sent) _wrong.Add($"{id} ended as {row.State}");
            if (!taken.Contains(id)) _wrong.Add($"{id} never reached Twilio");
        }
    }

    private void CheckPeople(IReadOnlyCollection<Talker> people, IReadOnlyList<TwilioRecord.Line> lines)
    {
        var heard = lines.ToLookup(line => line.To, StringComparer.Ordinal);
        foreach (var person in people)
        {
            // A declared double stands right behind its first: anything else between them is out of order.
            var once = heard[person.Number].Aggregate(new List<TwilioRecord.Line>(), (list, line) =>
            {
                if (list.Count == 0 || list[^1].Id != line.Id) list.Add(line);
                return list;
            }).ConvertAll(line => line.Content);
            if (!person.Expected.SequenceEqual(once)) _wrong.Add($"{person.Number[^4..]} should hear [{string.Join(" | ", person.Expected)}] and heard [{string.Join(" | ", once)}]");
        }
        var strangers = heard.Select(group => group.Key).Except(people.Select(person => person.Number)).ToList();
        if (strangers.Count > 0) _wrong.Add($"{strangers.Count} people heard something that nobody asked for");
    }

    private Dictionary<string, Row> ReadOutbox()
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        database.Query("SELECT id, state, resends, message_sid FROM outbox", reader => rows.Add(
            reader.GetString(0), new Row((OutboxState)reader.GetInt32(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetString(3))));
        return rows;
    }

    private sealed record Row(OutboxState State, long Resends, string? MessageSid);
}
