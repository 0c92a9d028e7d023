namespace TwilioBot.Delivery;

/// <summary>What <see cref="Lanes{T}"/> ask of their table.</summary>
/// <param name="Empty">Lanes of which all that is known is that more of them waits in the table, oldest first.</param>
/// <param name="From">From this row on the table holds lanes that are not in memory; null: there are none.</param>
/// <param name="MostNew">How many of those to bring.</param>
/// <param name="PerLane">How many items to bring of each lane, its first ones.</param>
internal sealed record LaneNeed(IReadOnlyList<string> Empty, long? From, int MostNew, int PerLane);

/// <summary>What the table had.</summary>
/// <param name="Need">What was asked.</param>
/// <param name="Next">The first row that was not looked at, or whose lane there was no more room for; null: all were looked at.</param>
/// <param name="Lanes">The lanes, new ones first, since nobody of them has had a turn, then those that were asked for in that order; each with its items in order.</param>
internal sealed record LaneLoad<T>(LaneNeed Need, long? Next, IReadOnlyList<(string Key, IReadOnlyList<(T Item, DateTimeOffset Due)> Items)> Lanes);
