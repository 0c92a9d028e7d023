namespace TwilioBot.Tests.Contracts;

// The contract on SQLite; another database says only how to open it.
public sealed class SqliteInboxTests : InboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteTurnCommitTests : TurnCommitContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteStateTests : StateContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteStatusTests : StatusContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteStatusEventTests : StatusEventContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteSweepTests : SweepContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteRestartTests : RestartContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteAnswerTests : AnswerContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteRetentionTests : RetentionContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteTelemetryTests : TelemetryContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteDeadLetterTests : DeadLetterContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteReplayTests : ReplayContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteApologyTests : ApologyContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteRepeatTests : RepeatContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteSuspectTests : SuspectContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}

public sealed class SqliteDamageTests : DamageContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenAsync();
}
