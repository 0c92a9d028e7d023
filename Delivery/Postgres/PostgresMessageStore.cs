using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// Inbox, outbox and state in one PostgreSQL database that any number of equal instances share. All there is to know is in the
/// database; an instance remembers only what it has claimed itself. See docs/decisions on how instances divide the work.
/// </summary>
public sealed partial class PostgresMessageStore : IMessageStore
{
    // The key of every row; there is one until there are several accounts.
    private const string Tenant = "default";

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(20), BeforeOpeningAgain = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _logger;
    private readonly PostgresOptions _options;
    private readonly TimeProvider _clock;
    private readonly PostgresSchema _schema;
    private readonly PostgresDatabase _database;
    private readonly Held _heldTurns, _heldStatuses, _heldSends;
    private readonly Claims<TurnClaim> _turns, _statuses;
    private readonly Claims<SendClaim> _sends;
    private readonly LoneSuspect _suspect;
    private Instance? _instance;
    private Upkeep? _upkeep;
    private int _closed;

    /// <summary>Names the database; it is opened by <see cref="OpenAsync"/>.</summary>
    /// <param name="source">The pool of connections, which belongs to the store from now on.</param>
    /// <param name="clock">Tells when a retry is due.</param>
    /// <param name="options">How instances deal with each other.</param>
    /// <param name="logger">Told when the work of another instance is taken over.</param>
    public PostgresMessageStore(NpgsqlDataSource source, TimeProvider clock, PostgresOptions? options = null, ILogger<PostgresMessageStore>? logger = null)
        : this(source, clock, options, PostgresSchema.Known, logger)
    {
    }

    internal PostgresMessageStore(NpgsqlDataSource source, TimeProvider clock, PostgresOptions? options, PostgresSchema schema, ILogger? logger = null)
    {
        _logger = logger ?? NullLogger.Instance;
        _options = options ?? new PostgresOptions();
        _clock = clock;
        _schema = schema;
        _database = new PostgresDatabase(source, _options);
        _heldTurns = new Held(_options.Lease, clock);
        _heldStatuses = new Held(_options.Lease, clock);
        _heldSends = new Held(_options.Lease, clock);
        _suspect = new LoneSuspect(clock);
        _turns = new Claims<TurnClaim>((most, due) => ClaimTurnsAsync(LaneSql.Turns, _heldTurns, most, due), claim => ReleaseTurn(claim, default), clock, _options);
        _statuses = new Claims<TurnClaim>((most, due) => ClaimTurnsAsync(LaneSql.Statuses, _heldStatuses, most, due), claim => ReleaseTurn(claim, default), clock, _options);
        _sends = new Claims<SendClaim>(ClaimSendsAsync, claim => ReleaseSend(claim, default), clock, _options);
    }

    private Instance Self => _instance ?? throw new StoreUnavailableException("The database is not open yet.");

    private double LeaseSeconds => _options.Lease.TotalSeconds;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (_instance is null)
        {
            try
            {
                await _schema.MigrateAsync(_database.Source, cancellationToken).ConfigureAwait(false);
                _hash = await ReadHashKeyAsync(cancellationToken).ConfigureAwait(false);
                _instance = await Instance.EnterAsync(_database.Source, _schema.Current, OnNotified, _heldSends.Doubt, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (MayPass(e) && Stopwatch.GetElapsedTime(since) < LongestOpening)
            {
                await Task.Delay(BeforeOpeningAgain, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                var reason = PostgresDatabase.Reason(e);
                throw new StoreUnavailableException(reason, new IOException(reason, e));
            }
        }
        _upkeep = new Upkeep(BeatAsync, _options.Beat);
        await _upkeep.StartAsync().ConfigureAwait(false);
        _turns.Start();
        _statuses.Start();
        _sends.Start();
        AskForSuspects(_suspect.Opens);
    }

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        // A write of our own, so that a database that may only be read does not pass.
        _database.RunAsync(new Batch().Add("UPDATE instance SET beat_at = clock_timestamp() WHERE id = $1", Self.Id), cancellationToken);

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What cannot be handed back is taken over by the others.")]
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }
        if (_instance is null)
        {
            await _database.DisposeAsync().ConfigureAwait(false);
            return;
        }
        await Task.WhenAll(_turns.StopAsync(), _statuses.StopAsync(), _sends.StopAsync(), _upkeep!.DisposeAsync().AsTask()).ConfigureAwait(false);
        await _releases.DisposeAsync().ConfigureAwait(false);
        try
        {
            await HandBackAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
        await _instance.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        _turns.Dispose();
        _statuses.Dispose();
        _sends.Dispose();
    }

    // There is work: somebody here takes it, or the others are told.
    private void Poke<T>(Claims<T> claims)
    {
        if (!claims.Poke())
        {
            Self.TellOthers();
        }
    }

    private void OnNotified()
    {
        _turns.Poke();
        _statuses.Poke();
        _sends.Poke();
    }

    // A server that is busy, or just starting, is waited for; one that refuses, or that nobody knows, is not. Npgsql may find the
    // connection that it gives up disposed of already, and say that in place of the time that ran out.
    private static bool MayPass(Exception e) =>
        e is TimeoutException or ObjectDisposedException || (e is NpgsqlException { IsTransient: true } && e.InnerException is not System.Net.Sockets.SocketException);

    private long Now() => Millis(_clock.GetUtcNow());

    private static long Millis(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long millis) => DateTimeOffset.FromUnixTimeMilliseconds(millis);
}
