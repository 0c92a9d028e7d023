using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// Runs batches. Each is one round trip and one transaction, so no transaction ever waits for us, not even when we are frozen in
/// the middle of something.
/// </summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source, PostgresOptions options) : IAsyncDisposable
{
    private const int MostRepeats = 3;
    private const string ClaimLost = "TB001", StateChanged = "TB002", Removed = "TB003";
    private static readonly TimeSpan BetweenClears = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _closed = new();
    private long _cleared;

    public NpgsqlDataSource Source => source;

    /// <summary>Runs the batch and reads its results.</summary>
    /// <exception cref="StoreUnavailableException">It may or may not have been committed: whoever asks again is told by fence or key.</exception>
    /// <exception cref="ClaimLostException">A statement refused the claim.</exception>
    /// <exception cref="StateChangedException">A statement refused because of what was read.</exception>
    /// <exception cref="RemovedException">A statement refused a repeat.</exception>
    public async Task<T> RunAsync<T>(Batch batch, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        using var patience = new Deadline(options.Patience, cancellationToken, _closed.Token);
        var isInDoubt = false;
        for (var repeat = 0; ; repeat++)
        {
            try
            {
                var command = batch.On(source);
                await using (command.ConfigureAwait(false))
                {
                    var reader = await command.ExecuteReaderAsync(patience.Token).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                    {
                        var result = await read(reader).ConfigureAwait(false);
                        // An error in a later statement, or at the commit, shows only when the results are read to their end.
                        while (await reader.NextResultAsync(patience.Token).ConfigureAwait(false))
                        {
                        }
                        return result;
                    }
                }
            }
            catch (PostgresException e) when (isInDoubt && e.SqlState is (ClaimLost or StateChanged))
            {
                // What refuses it may be itself, committed the time before.
                throw new StoreUnavailableException("The database was away while it committed, and may have done so.", e) { IsInDoubt = true };
            }
            catch (PostgresException e) when (e.SqlState == ClaimLost)
            {
                throw new ClaimLostException("Another instance has taken this work over.", e);
            }
            catch (PostgresException e) when (e.SqlState == StateChanged)
            {
                throw new StateChangedException(e);
            }
            catch (PostgresException e) when (e.SqlState == Removed)
            {
                throw new RemovedException(e);
            }
            catch (Exception e) when (repeat < MostRepeats && !patience.IsCancellationRequested && CanRepeat(e))
            {
                Forget(e);
                isInDoubt |= IsInDoubt(e);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !_closed.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (IsAway(e))
            {
                Forget(e);
                throw new StoreUnavailableException(_closed.IsCancellationRequested ? "The database is closed." : "The database is away: " + Reason(e), e)
                {
                    IsInDoubt = isInDoubt || IsInDoubt(e),
                };
            }
        }
    }

    /// <summary>Runs the batch for what it changes.</summary>
    public Task RunAsync(Batch batch, CancellationToken cancellationToken) => RunAsync(batch, static _ => Task.FromResult(true), cancellationToken);

    /// <summary>Runs the batch and reads the first column of its first row.</summary>
    public Task<T?> ScalarAsync<T>(Batch batch, CancellationToken cancellationToken) => RunAsync(
        batch,
        static async reader => await reader.ReadAsync().ConfigureAwait(false) && !await reader.IsDBNullAsync(0).ConfigureAwait(false)
            ? await reader.GetFieldValueAsync<T>(0).ConfigureAwait(false) : default,
        cancellationToken);

    /// <summary>Refuses whatever comes from now on, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    // Deadlock, serialization failure; and a pooled connection that died while nobody used it.
    private static bool CanRepeat(Exception e) => e is PostgresException { SqlState: "40P01" or "40001" or "57P01" or "57P02" }
        || (e is NpgsqlException and not PostgresException && e.InnerException is IOException or SocketException or EndOfStreamException);

    // Each batch is a transaction: an error from the server means that it was rolled back. That the connection ends may come after its commit.
    private static bool IsInDoubt(Exception e) => e is not PostgresException postgres || postgres.SqlState[..2] is "57" or "58" or "XX";

    // Connections to a server that is on its way down, may not be written to any more or does not answer are of no use to the next
    // caller. Each of the idle ones would cost somebody his patience.
    private void Forget(Exception e)
    {
        if (!_closed.IsCancellationRequested && e is (PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "25006" } or OperationCanceledException or TimeoutException))
        {
            var last = Interlocked.Read(ref _cleared);
            if ((last == 0 || Stopwatch.GetElapsedTime(last) > BetweenClears) && Interlocked.CompareExchange(ref _cleared, Stopwatch.GetTimestamp(), last) == last)
            {
                source.Clear();
            }
        }
    }

    // What is wrong with a statement or its values is our own fault, and is not hidden behind "away".
    private static bool IsAway(Exception e) => e switch
    {
        PostgresException postgres => postgres.SqlState is "25006" or "42501" || postgres.SqlState[..2] is "08" or "40" or "53" or "55" or "57" or "58" or "28" or "3D" or "XX",
        NpgsqlException or OperationCanceledException or TimeoutException or IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>What went wrong, in a few words.</summary>
    public static string Reason(Exception e) => e switch
    {
        OperationCanceledException => "no answer in time.",
        PostgresException postgres => $"{postgres.SqlState} {postgres.MessageText}.",
        _ => (e.InnerException ?? e).Message.TrimEnd('.') + ".",
    };
}

/// <summary>State that a turn had read has changed meanwhile.</summary>
internal sealed class StateChangedException(Exception innerException) : Exception("What was read has changed.", innerException);

/// <summary>What was to be written is a repeat of something that is over and has been removed.</summary>
internal sealed class RemovedException(Exception innerException) : Exception("A repeat of something removed.", innerException);
