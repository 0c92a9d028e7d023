namespace TwilioBot.Delivery;

/// <summary>What one step of the retention did.</summary>
/// <param name="Rows">How many rows it removed.</param>
/// <param name="IsMoreDue">Whether another step now would find more.</param>
public readonly record struct RemovedRows(int Rows, bool IsMoreDue);
