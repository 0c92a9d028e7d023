using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

public partial class TestFlow
{
    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000)
        => AssertReply(_adapter.MakeActivity(expected), description ?? expected, timeout);

    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000)
    {
        return AssertReply(
            reply =>
            {
                var text = reply.AsMessageActivity()?.Text;
                if (text == null || !text.Contains(expected, StringComparison.Ordinal))
                {
                    throw Mismatch(description, expected, reply.AsMessageActivity() == null ? "Not a Message Activity" : text);
                }
            },
            description,
            timeout);
    }

    public TestFlow AssertReply(IActivity expected, [CallerMemberName] string description = null, uint timeout = 3000)
        => AssertReply(expected, equalityComparer: null, description, timeout);

    /// <summary>Asserts the type of the next reply, and its text or whatever the comparer compares.</summary>
    public TestFlow AssertReply(IActivity expected, IEqualityComparer<IActivity> equalityComparer, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        return AssertReply(
            reply =>
            {
                var about = description ?? expected.AsMessageActivity()?.Text?.Trim();
                if (expected.Type != reply.Type)
                {
                    throw new InvalidOperationException($"{about}: Type should match");
                }

                if (equalityComparer != null)
                {
                    if (!equalityComparer.Equals(expected, reply))
                    {
                        throw new InvalidOperationException($"Expected:{expected}\nReceived:{reply}");
                    }

                    return;
                }

                var expectedText = expected.AsMessageActivity()?.Text;
                var receivedText = reply.AsMessageActivity()?.Text;
                if (expectedText?.Trim() != receivedText?.Trim())
                {
                    throw Mismatch(about, expectedText, receivedText);
                }
            },
            description,
            timeout);
    }

    public TestFlow AssertReply(Action<IActivity> validateActivity, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        return Then(async () =>
        {
            using var limit = TimeLimit(timeout);
            IActivity reply;
            try
            {
                reply = await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false);
            }
            catch (TaskCanceledException canceled)
            {
                throw new TaskCanceledException($"{description}: no reply within {timeout} ms", canceled);
            }

            validateActivity(reply);
        });
    }

    public TestFlow AssertNoReply([CallerMemberName] string description = null, uint timeout = 3000)
    {
        return Then(async () =>
        {
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
                var reply = await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false);
                throw new InvalidOperationException($"{reply} is responded when waiting for no reply:'{description}'");
            }
            catch (TaskCanceledException)
            {
                // Silence is what the test asked for.
            }
        });
    }

    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply =>
            {
                var text = reply.AsMessageActivity()?.Text;
                if (!candidates.Contains(text, StringComparer.Ordinal))
                {
                    throw new InvalidOperationException(description ?? $"Text \"{text}\" does not match one of candidates: {string.Join("\n", candidates)}");
                }
            },
            description,
            timeout);
    }

    private static InvalidOperationException Mismatch(string about, string expected, string received)
    {
        var difference = $"Expected:{expected}\nReceived:{received}";
        return new InvalidOperationException(about == null ? difference : $"{about}:\n{difference}");
    }

    private static CancellationTokenSource TimeLimit(uint milliseconds)
    {
        // Nobody steps through a bot in three seconds.
        return Debugger.IsAttached
            ? new CancellationTokenSource()
            : new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
    }
}
