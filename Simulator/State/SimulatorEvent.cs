namespace TwilioBot.Simulator.State;

/// <summary>Something that happened.</summary>
internal abstract record SimulatorEvent;

internal sealed record MessageChanged(SimulatedMessage Message) : SimulatorEvent;

internal sealed record MessageRemoved(string Sid) : SimulatorEvent;

internal sealed record AttemptMade(WebhookAttempt Attempt) : SimulatorEvent;

internal sealed record AlertRaised(SimulatorAlert Alert) : SimulatorEvent;
