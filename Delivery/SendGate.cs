namespace TwilioBot.Delivery;

/// <summary>
/// Asked about each message before it is claimed for sending, and before anything is written: when it may leave. A message
/// that may not leave yet stays as it is and is asked about again then. Must not throw.
/// </summary>
public delegate DateTimeOffset SendGate(SendClaim waiting);
