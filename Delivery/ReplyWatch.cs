using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>Runs a turn's effects once its last reply has left (or will never leave), as a shutdown wants after "Bye!".</summary>
public sealed class ReplyWatch(ILogger<ReplyWatch> logger)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Action>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Before the turn's commit: remembers its effects under its last reply.</summary>
    public void Expect(UnitOfWork unit, TurnCommit commit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(commit);
        if (unit.Effects.Count > 0 && commit.Outbox.Count > 0)
        {
            _waiting[commit.Outbox[^1].Id] = unit.Effects;
        }
    }

    /// <summary>After the commit: effects of a turn without replies run now.</summary>
    public void Committed(UnitOfWork unit, TurnCommit commit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Outbox.Count == 0)
        {
            Run(unit.Effects);
        }
    }

    /// <summary>When the commit failed: nothing happened, so nothing follows.</summary>
    public void Forget(TurnCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Outbox.Count > 0)
        {
            _waiting.TryRemove(commit.Outbox[^1].Id, out _);
        }
    }

    /// <summary>A message of the outbox is done with.</summary>
    public void Left(string outboxId)
    {
        if (!_waiting.IsEmpty && _waiting.TryRemove(outboxId, out var effects))
        {
            Run(effects);
        }
    }

    private void Run(IReadOnlyList<Action> effects)
    {
        foreach (var effect in effects)
        {
            try
            {
                effect();
            }
#pragma warning disable CA1031 // The turn is committed and its replies are gone: what follows can fail, but take nothing back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.EffectFailed(logger, e);
            }
        }
    }
}
