namespace TwilioBot.Delivery;

/// <summary>How much of what waits <see cref="Lanes{T}"/> keep in memory; the rest is left in its table until there is room.</summary>
/// <param name="Items">Items in all lanes together.</param>
/// <param name="PerLane">Items in one lane: a busy conversation must not use up what is there for all.</param>
/// <param name="LanesAtOnce">Lanes that are filled in one go.</param>
internal sealed record LaneRoom(int Items = 4096, int PerLane = 8, int LanesAtOnce = 128);
